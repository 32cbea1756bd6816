//! Spanish (español).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "es",
    email: &[
        "correo", "correo electrónico", "e-mail", "email", "dirección de correo electrónico", "dirección de correo",
        "dirección de e-mail", "dirección de email", "dirección email", "correo-e", "correos", "correos electrónicos",
        "mail", "dirección electrónica", "direcciones de correo electrónico", "cuenta de correo",
        "correo electronico (email)", "dirección correo electrónico", "corr. electrónico", "direcciones de email",
    ],
    first_name: &[
        "Primer nombre", "Nombre de pila", "Nombre(s)", "Nombres", "Nombre propio", "Nombre 1", "Primer nombre(s)",
    ],
    last_name: &[
        "Apellido", "Apellidos", "Apellido(s)", "Primer apellido", "Apellido paterno", "Apellido 1",
        "Apellido familiar", "Ap. paterno", "1er apellido", "Nombre de familia", "Apellidos del contacto",
    ],
    company: &[
        "Empresa", "Nombre de la empresa", "Compañía", "Nombre empresa", "Nombre de empresa", "Razón social",
        "Nombre de la compañía", "Compañia", "Nombre comercial", "Empleador", "Empresa / Organización", "Sociedad",
        "Nombre de compañía", "Empresas", "Nombre de la sociedad", "en qué empresa trabajas", "en qué empresa trabaja",
        "para qué empresa trabajas", "para qué empresa trabaja",
    ],
    job_title: &[
        "Cargo", "Puesto", "Puesto de trabajo", "Título del puesto", "Título del trabajo", "Título profesional",
        "Posición", "Cargo actual", "Puesto actual", "Nombre del puesto", "Denominación del puesto", "Cargo / Puesto",
        "Título de trabajo", "Cargo que ocupa", "Cargo en la empresa", "Puesto en la empresa", "Puesto laboral",
        "Cargo laboral", "Título de cargo", "Título laboral", "Título / Cargo", "Denominación del cargo",
    ],
    weak_last_name: &["Segundo apellido", "Apellido materno"],
    weak_company: &[
        "Organización", "Nombre de la organización", "Institución", "Entidad", "Negocio", "Nombre del negocio",
        "Nombre de la cuenta", "Nombre de cuenta", "Empresa asociada", "Institución / Empresa",
        "Nombre de la institución", "Centro de trabajo", "Firma",
    ],
    weak_job_title: &["Profesión", "Ocupación", "Función", "Funciones", "Empleo"],
    role: &["Rol", "Rol en la empresa"],
    title: &["Título"],
    name: &["Nombre"],
    full_name: &[
        "Nombre completo", "Nombre y apellidos", "Nombre y apellido", "Nombres y apellidos", "Apellidos y nombre",
        "Apellidos, nombre", "Apellido y nombre", "Nombre mostrado", "Nombre para mostrar", "Apellidos y nombres",
        "Nombre y apellido(s)",
    ],
    primary: &["principal", "primario", "primaria", "preferido", "predeterminado", "primer"],
    work: &[
        "trabajo", "del trabajo", "laboral", "corporativo", "corporativa", "empresarial", "profesional", "comercial",
        "oficina", "institucional", "negocios",
    ],
    other: &[
        "secundario", "secundaria", "alternativo", "alternativa", "otro", "otra", "adicional", "segundo", "alterno",
        "antiguo", "antigua", "viejo",
    ],
    personal: &["personal", "particular", "privado", "casa"],
    person: &[
        "contacto", "contactos", "cliente", "prospecto", "persona", "participante", "asistente al evento", "invitado",
        "miembro", "socio", "suscriptor", "candidato", "interesado", "alumno", "destinatario", "lead", "titular",
        "persona de contacto", "registrado", "paciente", "encuestado", "empleado", "colaborador", "posible cliente",
        "ponente", "voluntario", "jugador", "pasajero", "viajero", "ganador", "nominado", "firmante",
    ],
    party: &["usuario", "comprador", "facturación", "envío", "pagador", "entrega", "donante"],
    recipient: &[],
    filler: &[
        "tu", "su", "de", "del", "la", "el", "los", "las", "en", "por favor", "ingrese", "ingresa", "escribe", "indica",
        "cuál", "es", "obligatorio", "requerido", "opcional", "y", "o", "mi", "un", "una", "campo", "al", "para",
        "donde trabaja", "que ocupas", "s", "nuevo", "nueva", "actual", "hola", "cuáles", "son", "dinos", "gracias",
        "indícanos",
    ],
    near_miss: &[
        "propietario", "asistente", "gerente", "jefe", "cónyuge", "nacimiento", "fecha", "estado", "tipo", "apodo",
        "departamento", "consentimiento", "segundo nombre", "tutor", "padre", "madre", "emergencia", "usuario de",
        "nombre de usuario", "dominio", "remitente", "vendedor", "asesor", "creado", "modificado", "responsable",
        "tratamiento", "asunto", "ciudad", "país", "organizador", "representante", "referido", "anfitrión", "soltera",
        "hijo", "archivo", "producto", "campaña", "evento",
    ],
    opt_out: &[
        "dado de baja", "dada de baja", "dados de baja", "desuscrito", "desuscripto", "cancelación de suscripción",
        "no contactar", "no enviar", "no molestar",
    ],
    opt_in: &[
        "consentimiento", "consentimiento para", "consentimiento de", "acepta recibir", "suscrito", "suscrita",
        "suscrito a", "suscrito al", "suscripto", "desea recibir", "acepta marketing", "acepta publicidad",
        "acepta el boletín", "acepta comunicaciones comerciales",
    ],
    consent_status: &[
        "estado", "estatus", "situación", "suscripción", "estado de suscripción", "estado de la suscripción",
        "estado suscripción", "estado del consentimiento",
    ],
    marketing: &["boletín", "boletines", "newsletter", "marketing", "publicidad", "mailing"],
    opted_out: &[
        "dado de baja", "dada de baja", "desuscrito", "desuscrita", "desuscripto", "no contactar", "no enviar",
        "rebotado", "se dio de baja",
    ],
    yes: &["sí", "s", "verdadero"],
    no: &["no", "falso", "rechazado", "denegado", "revocado"],
    salutations: &[
        "Sr.", "Sra.", "Srta.", "Señor", "Señora", "Señorita", "Don", "Doña", "Dr.", "Dra.", "Lic.", "Ing.", "D.",
        "Dña.", "Prof.", "Arq.", "Mtro.", "Mtra.",
    ],
};
