//! Catalan (català).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "ca",
    email: &[
        "correu electrònic", "adreça electrònica", "correu", "adreça de correu electrònic", "e-mail",
        "adreça de correu", "adreça e-mail", "a/e",
    ],
    first_name: &["Nom de pila", "Primer nom", "Prenom"],
    last_name: &["Cognoms", "Cognom", "Primer cognom", "Cognom(s)"],
    company: &["Empresa", "Nom de l'empresa", "Companyia", "Raó social", "Nom empresa", "Nom de la companyia"],
    job_title: &[
        "Càrrec", "Lloc de treball", "Posició", "Càrrec professional", "Títol del lloc de treball",
        "Càrrec a l'empresa",
    ],
    weak_last_name: &["Segon cognom"],
    weak_company: &["Organització", "Entitat", "Institució", "Nom de l'entitat", "Nom de l'organització"],
    weak_job_title: &["Professió", "Ocupació", "Feina", "Funció"],
    role: &["Rol"],
    title: &["Títol"],
    name: &["Nom"],
    full_name: &["Nom complet", "Nom i cognoms", "Nom a mostrar", "Cognoms i nom", "Nom i cognom"],
    primary: &["principal", "primària"],
    work: &["feina", "de la feina", "treball", "professional", "corporatiu"],
    other: &["secundària", "secundari", "alternativa", "altre", "altra", "addicional"],
    personal: &["personal", "particular", "privat"],
    person: &["contacte", "client", "persona", "participant", "assistent a l'acte", "soci"],
    party: &[],
    recipient: &[],
    filler: &["el", "teu", "la", "de", "del", "i", "vostre", "obligatori", "l", "d", "a"],
    near_miss: &["data", "estat", "tipus", "sobrenom", "departament", "consentiment", "propietari", "responsable"],
    opt_out: &["donat de baixa", "donada de baixa", "no contactar", "no enviar"],
    opt_in: &["consentiment", "consentiment per", "accepta rebre", "subscrit", "subscrit a"],
    consent_status: &["estat", "estat de la subscripció", "subscripció"],
    marketing: &["butlletí", "butlletins", "màrqueting", "publicitat"],
    opted_out: &["donat de baixa", "donada de baixa", "s'ha donat de baixa", "no contactar"],
    yes: &["sí", "cert"],
    no: &["no", "fals"],
    salutations: &["Sr.", "Sra.", "Srta.", "Dr.", "Dra."],
};
