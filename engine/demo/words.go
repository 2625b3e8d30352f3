package demo

import (
	"strings"

	"rumbo/engine/text"
)

var firstNames = strings.Fields("Ana Luis Carmen Jorge Paula Andrés Valentina Rodrigo Camila Ignacio Lucía Martín Daniela Esteban Mariana Tomás Gabriela Hernán Verónica Sebastián Isabel Ricardo Florencia Álvaro Natalia Gonzalo Claudia Matías Adriana Felipe Renata Óscar Beatriz Julián Silvia Emilio Teresa Nicolás Patricia Ramiro")

var surnames = strings.Fields("Rojas Fuentes Castaño Olivares Mendoza Quiroga Salvatierra Peralta Urrutia Barrientos Cáceres Montoya Lizana Arriagada Villalobos Tapia Escobar Zamora Cifuentes Hidalgo Bustos Carrasco Naranjo Pizarro Ledesma Toledo Vergara Aranda Cordero Belmar Saldaña Robledo Infante Espinoza Galindo Ortúzar Maturana Plaza Quintana Alarcón")

// coined are names that no company bears.
var coined = strings.Fields("Olmareda Tarnaqui Peñalcor Carivento Lumarén Sorbeles Quelmira Vantores Huintral Almaceda Brenquel Cutipán Dorvela Estarcal Farelún Gualcura Horcalén Ibarluna Jandoval Karmiña Loncavera Mirapuán Nalquier Ondarel Patrulén Queltaro Ruminco Saltavid Turmequén Umbralia Valdecuy Yarecal Zorbales Antucora Bolmarán Chaquira Delcamar Elquinor Furamín Gorbellas Helquira Incamará Jolquera Lauquimar")

// sectors with what companies in them are called.
var sectors = []struct {
	name   text.Text
	called text.Text // {n} is the coined name
}{
	{text.New("Minería", "Mining"), text.New("Minera {n}", "{n} Mining")},
	{text.New("Energía", "Energy"), text.New("Energías {n}", "{n} Energy")},
	{text.New("Agroindustria", "Agribusiness"), text.New("Agrícola {n}", "{n} Agro")},
	{text.New("Banca y seguros", "Banking and insurance"), text.New("Banco {n}", "{n} Bank")},
	{text.New("Manufactura", "Manufacturing"), text.New("Industrias {n}", "{n} Industries")},
	{text.New("Logística", "Logistics"), text.New("Transportes {n}", "{n} Logistics")},
	{text.New("Salud", "Health care"), text.New("Clínicas {n}", "{n} Clinics")},
	{text.New("Comercio minorista", "Retail"), text.New("Tiendas {n}", "{n} Stores")},
	{text.New("Alimentos", "Food"), text.New("Alimentos {n}", "{n} Foods")},
	{text.New("Construcción", "Construction"), text.New("Constructora {n}", "{n} Construction")},
}

var places = []struct {
	country text.Text
	cities  []string
}{
	{text.New("Chile", "Chile"), []string{"Santiago", "Antofagasta", "Concepción"}},
	{text.New("Perú", "Peru"), []string{"Lima", "Arequipa"}},
	{text.New("Colombia", "Colombia"), []string{"Bogotá", "Medellín", "Cali"}},
	{text.New("México", "Mexico"), []string{"Monterrey", "Guadalajara", "Querétaro"}},
	{text.New("Ecuador", "Ecuador"), []string{"Quito", "Guayaquil"}},
	{text.New("Uruguay", "Uruguay"), []string{"Montevideo"}},
}

// post is a position at a client, from the top down.
type post struct {
	position, area text.Text
	role           string
	influence      string
	under          int // index of the post that it reports to; -1 for none
}

var posts = []post{
	{text.New("Gerente general", "Chief executive"), text.New("Gerencia general", "General management"), "economic", "high", -1},
	{text.New("Gerente de finanzas", "Finance director"), text.New("Finanzas", "Finance"), "economic", "high", 0},
	{text.New("Gerente de operaciones", "Operations director"), text.New("Operaciones", "Operations"), "user", "high", 0},
	{text.New("Gerente de tecnología", "Technology director"), text.New("Tecnología", "Technology"), "technical", "high", 0},
	{text.New("Jefa de abastecimiento", "Head of procurement"), text.New("Abastecimiento", "Procurement"), "gatekeeper", "medium", 1},
	{text.New("Jefe de planta", "Plant manager"), text.New("Operaciones", "Operations"), "user", "medium", 2},
	{text.New("Jefe de infraestructura", "Head of infrastructure"), text.New("Tecnología", "Technology"), "technical", "medium", 3},
	{text.New("Responsable de seguridad de la información", "Information security lead"), text.New("Tecnología", "Technology"), "technical", "medium", 3},
	{text.New("Analista de compras", "Purchasing analyst"), text.New("Abastecimiento", "Procurement"), "gatekeeper", "low", 4},
	{text.New("Supervisor de mantención", "Maintenance supervisor"), text.New("Operaciones", "Operations"), "user", "low", 5},
	{text.New("Ingeniera de datos", "Data engineer"), text.New("Tecnología", "Technology"), "coach", "low", 6},
	{text.New("Asesor del directorio", "Adviser to the board"), text.New("Directorio", "Board"), "influencer", "medium", 0},
}

var (
	sources     = []text.Text{text.New("Referido", "Referral"), text.New("Sitio web", "Website"), text.New("Evento", "Event"), text.New("Socio", "Partner"), text.New("Prospección", "Outbound"), text.New("Cliente actual", "Existing client")}
	dealTypes   = []text.Text{text.New("Nuevo negocio", "New business"), text.New("Ampliación", "Expansion"), text.New("Renovación", "Renewal")}
	lostReasons = []text.Text{text.New("Precio", "Price"), text.New("Sin presupuesto", "No budget"), text.New("Ganó un competidor", "A competitor won"), text.New("Se postergó el proyecto", "Project postponed"), text.New("Sin respuesta", "No answer"), text.New("No calzaba la solución", "The solution did not fit")}
	competitors = []string{"Tecnoruna", "Integradora Malhue", "Sistemas Orvental", "Grupo Cendal"}
	nextSteps   = []text.Text{text.New("Reunión con el equipo técnico", "Meeting with the technical team"), text.New("Enviar propuesta ajustada", "Send the adjusted proposal"), text.New("Visita a planta", "Visit the plant"),
		text.New("Llamar al área de compras", "Call the purchasing area"), text.New("Presentar el caso de negocio", "Present the business case"), text.New("Revisar el contrato", "Review the contract")}
	dealNames = []text.Text{text.New("{p} · {c}", "{p} · {c}"), text.New("{p} para {c}", "{p} for {c}"), text.New("{p} · {c}, fase 2", "{p} · {c}, phase 2"), text.New("Piloto de {p} · {c}", "{p} pilot · {c}")}
)

var plain = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "Á", "a", "É", "e", "Í", "i", "Ó", "o", "Ú", "u", "Ñ", "n", " ", ".")

// mailName is a name as it stands in an address.
func mailName(name string) string { return strings.ToLower(plain.Replace(name)) }
