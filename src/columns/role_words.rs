//! Words of jobs, and words of rights: what `Role` and `Title` hold.
//!
//! | cells | kind |
//! |---|---|
//! | `CTO`, `Head of Sales`, `Leiterin Einkauf` | jobs |
//! | `admin`, `member`, `viewer` | rights in a program, a course or a club |
//! | `Owner`, `Editor` | either, as the other cells are |
//!
//! The words are few and sure. Other cells, such as `Level 3`, leave the column to its header.

use super::words;

/// A longer cell, in bytes, is a sentence.
const LONGEST: usize = 80;

/// Words of which one makes a cell a job, as [words](words::words).
#[rustfmt::skip]
const JOBS: [&str; 126] = [
    "ceo", "cto", "cfo", "coo", "cmo", "cio", "ciso", "cpo", "cro", "chro", "vp", "svp", "evp", "president",
    "chairman", "founder", "cofounder", "director", "manager", "head", "chief", "engineer", "developer",
    "programmer", "designer", "analyst", "consultant", "accountant", "lawyer", "attorney", "solicitor", "recruiter",
    "buyer", "officer", "executive", "assistant", "specialist", "coordinator", "supervisor", "technician",
    "architect", "scientist", "researcher", "secretary", "receptionist", "salesman", "principal", "foreman",
    "superintendent", "geschaftsfuhrer", "geschaftsfuhrerin", "geschaeftsfuehrer", "leiter", "leiterin",
    "abteilungsleiter", "vertriebsleiter", "vertriebsleiterin", "einkaufer", "entwickler", "entwicklerin",
    "berater", "beraterin", "inhaber", "inhaberin", "prokurist", "ingenieur", "ingenieurin", "buchhalter",
    "buchhalterin", "vorstand", "assistentin", "sachbearbeiter", "sachbearbeiterin", "directeur", "directrice",
    "responsable", "gerant", "gerante", "chef", "ingenieure", "developpeur", "developpeuse", "comptable",
    "directora", "gerente", "jefe", "jefa", "ingeniero", "ingeniera", "desarrollador", "contador", "contadora",
    "diretor", "diretora", "engenheiro", "engenheira", "desenvolvedor", "analista", "direttore", "direttrice",
    "responsabile", "ingegnere", "sviluppatore", "impiegato", "titolare", "amministratrice", "hoofd", "eigenaar",
    "ontwikkelaar", "bestuurder", "dyrektor", "kierownik", "prezes", "ksiegowa", "ksiegowy", "inzynier", "reditel",
    "jednatel", "vedouci", "директор", "менеджер", "инженер", "бухгалтер", "руководитель", "специалист", "mudur",
];

/// Cells that are rights or a part in a group, and hardly ever jobs.
#[rustfmt::skip]
const RIGHTS: [&str; 69] = [
    "admin", "superadmin", "super admin", "global admin", "org admin", "account admin", "team admin",
    "billing admin", "member", "team member", "user", "viewer", "guest", "subscriber", "participant", "attendee",
    "student", "learner", "pupil", "collaborator", "contributor", "moderator", "reader", "customer", "follower",
    "read only", "full access", "invited", "ta", "teaching assistant", "mitglied", "benutzer", "teilnehmer",
    "teilnehmerin", "gast", "betrachter", "schuler", "membre", "utilisateur", "abonne", "invite", "eleve",
    "etudiant", "miembro", "usuario", "suscriptor", "invitado", "alumno", "alumna", "estudiante", "membro",
    "usuaria", "convidado", "aluno", "utente", "ospite", "iscritto", "studente", "lid", "gebruiker", "beheerder",
    "deelnemer", "czlonek", "uzytkownik", "clen", "uzivatel", "участник", "пользователь", "студент",
];

/// Cells that are rights among rights, and jobs among jobs.
#[rustfmt::skip]
const RIGHTS_OR_JOBS: [&str; 19] = [
    "owner", "editor", "author", "manager", "administrator", "staff", "operator", "instructor", "teacher",
    "volunteer", "speaker", "organizer", "organiser", "parent", "lehrer", "administrateur", "administrador",
    "amministratore", "администратор",
];

/// What a cell below `Role` or `Title` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RoleKind {
    Job,
    Right,
    /// `Owner`.
    Either,
    Unknown,
}

/// What a cell is, as far as its words tell.
pub(super) fn kind(cell: &str) -> RoleKind {
    if cell.len() > LONGEST {
        return RoleKind::Unknown;
    }
    let words = words::words(cell);
    let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let cell = words.join(" ");
    if RIGHTS.contains(&cell.as_str()) {
        RoleKind::Right
    } else if RIGHTS_OR_JOBS.contains(&cell.as_str()) {
        RoleKind::Either
    } else if words.iter().any(|word| JOBS.contains(word)) {
        RoleKind::Job
    } else {
        RoleKind::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::{RoleKind, kind};

    #[test]
    fn jobs_are_told_from_rights() {
        for job in
            ["CTO", "Head of Sales", "Geschäftsführerin", "Co-Founder & CEO", "Sales Manager", "Директор по продажам"]
        {
            assert_eq!(kind(job), RoleKind::Job, "{job}");
        }
        for right in ["admin", "Member", "read-only", "SUPER_ADMIN", "Schüler"] {
            assert_eq!(kind(right), RoleKind::Right, "{right}");
        }
        assert_eq!(kind("Owner"), RoleKind::Either);
        assert_eq!(kind("Level 3"), RoleKind::Unknown);
    }
}
