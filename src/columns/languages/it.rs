//! Italian (italiano).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "it",
    email: &[
        "e-mail", "email", "indirizzo e-mail", "indirizzo email", "indirizzi e-mail", "posta elettronica",
        "indirizzo di posta elettronica", "indirizzo posta elettronica", "mail", "indirizzo mail", "e-mail indirizzo",
        "indirizzo di posta", "casella di posta elettronica",
    ],
    first_name: &["Nome di battesimo", "Primo nome", "Nome proprio"],
    last_name: &["Cognome", "Cognomi", "Nome di famiglia"],
    company: &[
        "Azienda", "Società", "Nome azienda", "Nome dell'azienda", "Nome società", "Nome della società",
        "Ragione sociale", "Impresa", "Ditta", "Datore di lavoro", "Nome impresa", "Denominazione sociale", "Aziende",
        "Compagnia", "Denominazione azienda", "Azienda / Società", "per quale azienda lavori",
        "in quale azienda lavori", "per quale azienda lavora", "in quale azienda lavora",
    ],
    job_title: &[
        "Posizione", "Qualifica", "Titolo professionale", "Posizione lavorativa", "Mansione", "Incarico",
        "Titolo di lavoro", "Carica", "Ruolo aziendale", "Posizione aziendale", "Posizione attuale",
        "Titolo lavorativo", "Qualifica professionale", "Ruolo professionale", "Ruolo in azienda",
        "Funzione aziendale", "Titolo / Posizione", "Posizione ricoperta", "Ruolo lavorativo",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organizzazione", "Nome organizzazione", "Nome dell'organizzazione", "Ente", "Istituto",
        "Attività commerciale", "Account", "Nome account", "Azienda associata", "Studio", "Istituzione",
        "Ente/Azienda",
    ],
    weak_job_title: &["Professione", "Occupazione", "Funzione", "Impiego"],
    role: &["Ruolo"],
    title: &["Titolo"],
    name: &["Nome", "Nomi"],
    full_name: &[
        "Nome completo", "Nome e cognome", "Cognome e nome", "Nome visualizzato", "Nominativo", "Nome cognome",
        "Cognome nome", "Nome per esteso",
    ],
    primary: &["primaria", "primario", "principale", "predefinita", "predefinito", "preferita", "prima"],
    work: &["lavoro", "di lavoro", "aziendale", "ufficio", "professionale", "lavorativa", "commerciale", "uff."],
    other: &[
        "secondaria", "secondario", "alternativa", "altra", "altro", "aggiuntiva", "seconda", "vecchio", "vecchia",
    ],
    personal: &["personale", "privata", "privato", "casa", "abitazione", "ab."],
    person: &[
        "contatto", "contatti", "cliente", "persona", "partecipante", "ospite", "iscritto", "membro", "socio",
        "candidato", "referente", "destinatario", "lead", "abbonato", "persona di contatto", "visitatore", "dipendente",
        "paziente", "intestatario", "relatore", "volontario", "giocatore", "passeggero", "viaggiatore", "vincitore",
        "firmatario",
    ],
    party: &["utente", "acquirente", "fatturazione", "spedizione", "ordinante", "pagante"],
    recipient: &[],
    filler: &[
        "il", "tuo", "tua", "suo", "sua", "vostro", "di", "del", "della", "dell", "la", "lo", "l", "e", "o",
        "inserisci", "inserire", "qual", "è", "obbligatorio", "campo", "in", "d", "un", "per favore", "mio", "mia",
        "nuovo", "nuova", "attuale", "ciao", "salve", "grazie", "dicci", "indica", "indicare",
    ],
    near_miss: &[
        "proprietario", "assistente", "responsabile", "manager", "coniuge", "nascita", "data", "stato", "tipo",
        "soprannome", "reparto", "consenso", "secondo nome", "genitore", "emergenza", "nome utente", "dominio",
        "mittente", "venditore", "agente", "creato", "modificato", "oggetto", "città", "paese", "organizzatore",
        "straniero", "nubile", "padre", "madre", "rappresentante", "file", "prodotto", "campagna", "evento",
    ],
    opt_out: &[
        "disiscritto", "disiscritta", "disiscritto il", "disiscrizione", "data disiscrizione", "data di disiscrizione",
        "non contattare", "non inviare", "non disturbare",
    ],
    opt_in: &[
        "consenso", "consenso a", "consenso per", "consenso al", "consenso alla", "consenso all'invio",
        "accetta di ricevere", "iscritto alla", "desidera ricevere", "accetta marketing", "accetta newsletter",
        "accetta e-mail",
    ],
    consent_status: &[
        "stato", "stato iscrizione", "stato dell'iscrizione", "iscrizione", "stato del consenso", "stato consenso",
    ],
    marketing: &["newsletter", "marketing", "pubblicità", "mailing"],
    opted_out: &[
        "disiscritto", "disiscritta", "si è disiscritto", "cancellato dalla newsletter", "non contattare",
        "non inviare", "rimbalzato",
    ],
    yes: &["sì", "vero"],
    no: &["no", "falso", "negato", "rifiutato", "revocato"],
    salutations: &[
        "Sig.", "Sig.ra", "Sig.na", "Signor", "Signora", "Signorina", "Dott.", "Dott.ssa", "Ing.", "Avv.", "Prof.",
        "Prof.ssa", "Dr.", "Rag.", "Geom.", "Arch.", "Egr. Sig.", "Gent.ma Sig.ra", "Spett.le",
    ],
};
