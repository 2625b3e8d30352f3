package voice

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// usual are the questions of the types that have one.
var usual = map[string]text.Text{
	record.SurveyNPS:         text.New("¿Qué tan probable es que nos recomiende a un colega?", "How likely are you to recommend us to a colleague?"),
	record.SurveyCSAT:        text.New("¿Qué tan satisfecho está con nuestro servicio?", "How satisfied are you with our service?"),
	record.SurveyExpectation: text.New("¿Cómo evalúa lo que ha recibido de nosotros?", "How do you rate what you have received from us?"),
}

var (
	wordTitle    = text.New("Encuesta", "Survey")
	wordScript   = text.New("Abra este archivo en un navegador con JavaScript.", "Open this file in a browser with JavaScript.")
	wordGreeting = text.New("Para {name}", "For {name}")
	wordUnlikely = text.New("nada probable", "not at all likely")
	wordLikely   = text.New("muy probable", "very likely")
	wordUnhappy  = text.New("nada satisfecho", "not satisfied at all")
	wordHappy    = text.New("muy satisfecho", "very satisfied")
	wordWorst    = text.New("muy mal", "very poor")
	wordBest     = text.New("excelente", "excellent")
)

// words are those of the form, by the names that the script uses.
var words = map[string]text.Text{
	"optional": text.New("(opcional)", "(optional)"),
	"needed":   text.New("Elija un puntaje.", "Choose a score."),
	"expected": WordExpected,
	"comment":  WordComment,
	"done":     text.New("Terminar", "Finish"),
	"thanks":   text.New("Gracias", "Thank you"),
	"send":     text.New("Guarde su respuesta y envíela de vuelta a quien le mandó este formulario, por ejemplo adjunta a un correo.", "Save your answer and send it back to the person who sent you this form, for example attached to an e-mail."),
	"save":     text.New("Guardar la respuesta", "Save the answer"),
	"copy":     text.New("Copiar como texto", "Copy as text"),
	"copied":   text.New("Copiado", "Copied"),
	"select":   text.New("Seleccionado: cópielo con Ctrl+C", "Selected: copy it with Ctrl+C"),
	"text":     text.New("O copie este texto en su correo:", "Or copy this text into your e-mail:"),
	"change":   text.New("Cambiar mis respuestas", "Change my answers"),
}

// What is asked beside the survey's own questions, and what is said when it is answered on our device.
var (
	WordExpected = text.New("¿Y qué esperaba usted?", "And what had you expected?")
	WordReturn   = text.New("Ya puede devolver el dispositivo.", "You can give the device back now.")
	WordTeam     = text.New("Soy del equipo: salir", "I am of the team: leave")
	WordBack     = text.New("Volver al espacio de trabajo", "Back to the workspace")
	WordStay     = text.New("Quedarse aquí", "Stay here")
	WordComment  = text.New("¿Qué deberíamos saber? (opcional)", "What should we know? (optional)")
)

// Word is one of the form's words in a language, by the name that its script uses.
func Word(name, lang string) string { return words[name].In(lang) }
