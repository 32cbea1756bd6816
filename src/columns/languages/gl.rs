//! Galician (galego).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "gl",
    email: &[
        "correo electrónico", "correo", "enderezo de correo", "enderezo de correo electrónico", "enderezo electrónico",
        "correo-e",
    ],
    first_name: &["Nome propio", "Primeiro nome", "Nome de pía"],
    last_name: &["Apelidos", "Primeiro apelido", "Apelido(s)"],
    company: &["Empresa", "Nome da empresa", "Compañía", "Razón social"],
    job_title: &["Cargo", "Posto", "Posto de traballo", "Título do posto"],
    weak_last_name: &["Apelido"],
    weak_company: &["Organización", "Entidade"],
    weak_job_title: &["Profesión", "Ocupación"],
    role: &[],
    title: &[],
    name: &["Nome"],
    full_name: &["Nome completo", "Nome e apelidos", "Amosar nome"],
    primary: &["principal", "primario"],
    work: &["traballo", "do traballo", "laboral"],
    other: &["adicional", "secundario", "alternativo", "outro"],
    personal: &["persoal", "particular"],
    person: &["contacto", "cliente", "persoa"],
    party: &[],
    recipient: &[],
    filler: &["o", "teu", "de", "do", "da", "e"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &[],
};
