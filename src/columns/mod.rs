//! Stand-in.
use crate::Field;
/// Stand-in.
#[derive(Clone, Debug, Default)]
pub struct Detector {}
impl Detector {
    /// Stand-in.
    pub fn recognise(&self, cell: &str) -> Option<Field> {
        match cell.trim().to_lowercase().replace(['-', '_', ' '], "").as_str() {
            "email" | "emailaddress" | "mail" | "correo" | "correoelectronico" | "courriel" | "adressemail"
            | "emailadresse" | "e-mail" => Some(Field::Email),
            "firstname" | "vorname" | "prénom" | "prenom" | "nombre" => Some(Field::FirstName),
            "lastname" | "nachname" | "nom" | "apellido" | "apellidos" => Some(Field::LastName),
            "company" | "companyname" | "firma" | "empresa" | "société" => Some(Field::CompanyName),
            "jobtitle" | "title" | "position" => Some(Field::JobTitle),
            _ => None,
        }
    }
}
