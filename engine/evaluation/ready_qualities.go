package evaluation

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// readyQualities are qualitative indicators to begin with. Each level says what is seen of somebody who is there, not
// how much of a virtue they have.
var readyQualities = []struct {
	id          record.ID
	name, about text.Text
	levels      []text.Text
}{
	{"quality-preparation", text.New("Preparación de conversaciones", "Preparing conversations"),
		text.New("Con qué llega a una conversación con un cliente.", "What they come to a conversation with a client with."),
		[]text.Text{
			text.New("Llega sin haber mirado la cuenta.", "Comes without having looked at the account."),
			text.New("Conoce lo último que pasó, pero no qué quiere lograr.", "Knows what happened last, but not what to achieve."),
			text.New("Trae un objetivo y las preguntas para alcanzarlo.", "Brings an aim and the questions to reach it."),
			text.New("Trae además datos del cliente y prevé sus objeciones.", "Also brings the client's figures and foresees their objections."),
			text.New("El cliente dice que la conversación le sirvió, y queda un acuerdo escrito.", "The client says that the conversation was of use, and an agreement is left in writing."),
		}},
	{"quality-listening", text.New("Escucha y comprensión de necesidades", "Listening and understanding needs"),
		text.New("Si entiende qué necesita el cliente antes de ofrecer.", "Whether they understand what the client needs before offering."),
		[]text.Text{
			text.New("Ofrece antes de preguntar.", "Offers before asking."),
			text.New("Pregunta, pero sigue con lo que traía.", "Asks, but goes on with what was prepared."),
			text.New("Resume lo que oyó y lo confirma con el cliente.", "Sums up what was heard and confirms it with the client."),
			text.New("Distingue lo que se pide de lo que hace falta.", "Tells what is asked for from what is needed."),
			text.New("Descubre necesidades que el cliente no había nombrado, y este las reconoce.", "Finds needs that the client had not named, and the client agrees."),
		}},
	{"quality-plan", text.New("Calidad del plan de cuenta", "Quality of the account plan"),
		text.New("Si el plan sirve para decidir y se usa.", "Whether the plan serves to decide and is used."),
		[]text.Text{
			text.New("No hay plan, o nadie lo ha abierto en un trimestre.", "There is no plan, or nobody has opened it in a quarter."),
			text.New("El plan describe la cuenta; no dice qué se hará.", "The plan describes the account; it does not say what will be done."),
			text.New("Tiene objetivos, brecha y acciones con responsable y fecha.", "It has targets, a gap, and actions with an owner and a day."),
			text.New("Las acciones se cumplen y el plan cambia cuando cambia el cliente.", "Actions are done, and the plan changes when the client does."),
			text.New("El cliente conoce el plan y ha aportado a él.", "The client knows the plan and has added to it."),
		}},
	{"quality-collaboration", text.New("Colaboración", "Collaboration"),
		text.New("Cómo trabaja con quienes también atienden al cliente.", "How they work with the others who serve the client."),
		[]text.Text{
			text.New("Los demás se enteran por el cliente.", "The others hear of it from the client."),
			text.New("Comparte información cuando se la piden.", "Shares information when asked."),
			text.New("Avisa a tiempo de lo que afecta a otros.", "Tells in time what concerns others."),
			text.New("Prepara con otros lo que es de varios y reconoce su parte.", "Prepares with others what is shared and gives them credit."),
			text.New("Otros lo buscan para lo difícil, y las cuentas no dependen de una persona.", "Others seek them for what is difficult, and accounts do not depend on one person."),
		}},
	{"quality-knowledge", text.New("Conocimiento del negocio del cliente", "Knowledge of the client's business"),
		text.New("Si sabe de qué vive el cliente y qué le preocupa.", "Whether they know what the client lives on and worries about."),
		[]text.Text{
			text.New("Conoce solo lo que el cliente nos compra.", "Knows only what the client buys from us."),
			text.New("Conoce su sector y sus productos.", "Knows its industry and its products."),
			text.New("Explica con datos cómo gana dinero y quién decide.", "Explains with facts how it earns and who decides."),
			text.New("Conoce sus iniciativas y anticipa sus cambios.", "Knows its initiatives and foresees its changes."),
			text.New("El cliente lo consulta sobre decisiones de su negocio.", "The client asks their advice on its own business."),
		}},
	{"quality-delivery", text.New("Cumplimiento de lo acordado", "Keeping what was agreed"),
		text.New("Si lo que se prometió al cliente ocurre, a tiempo y bien.", "Whether what was promised to the client happens, on time and well."),
		[]text.Text{
			text.New("El cliente tiene que recordar lo acordado.", "The client has to remind of what was agreed."),
			text.New("Cumple, pero tarde o con correcciones.", "Keeps it, but late or with corrections."),
			text.New("Cumple en el plazo y con la calidad acordados.", "Keeps it in the time and at the quality agreed."),
			text.New("Avisa antes de que un problema llegue al cliente, con una salida.", "Warns before a problem reaches the client, with a way out."),
			text.New("Mejora cómo se hace, y otros equipos lo adoptan.", "Improves how it is done, and other teams take it up."),
		}},
}
