//! French, Spanish, Portuguese, Italian, Catalan, Galician and Romanian.

use super::vocabulary::Language;

pub(super) const FRENCH: Language = Language {
    code: "fr",
    email: &[
        "e-mail", "e-mails", "adresse e-mail", "adresse mail", "adresses e-mail", "mail", "mails", "courriel",
        "adresse courriel", "adresse de courriel", "mél", "adresse électronique", "adresses électroniques",
        "adresse de messagerie", "adresse de messagerie électronique", "courrier électronique",
        "adresse de courrier électronique", "messagerie", "messagerie électronique", "adresse mél", "e mail adresse",
        "mail adresse", "adr. mail", "adresse internet de messagerie",
    ],
    first_name: &["Prénom", "Prénoms", "Prénom(s)", "Prénom usuel", "Premier prénom", "Prén.", "Prénom d'usage"],
    last_name: &["Nom de famille", "Noms de famille", "Patronyme", "Nom patronymique", "Nom d'usage", "Nom usuel"],
    company: &[
        "Société", "Entreprise", "Nom de la société", "Nom de l'entreprise", "Nom société", "Nom entreprise",
        "Raison sociale", "Employeur", "Compagnie", "Nom de la compagnie", "Dénomination sociale",
        "Société / Organisation", "Nom d'entreprise", "Sociétés", "Ste", "Nom de société",
    ],
    weak_company: &[
        "Organisation", "Organisme", "Établissement", "Structure", "Institution", "Nom de l'organisation",
        "Nom de l'organisme", "Nom de la structure", "Nom du compte", "Entreprise associée", "Collectivité",
        "Société/Organisme", "Nom de l'établissement",
    ],
    job_title: &[
        "Fonction", "Poste", "Intitulé du poste", "Intitulé de poste", "Titre du poste", "Titre de poste",
        "Titre professionnel", "Poste occupé", "Fonction occupée", "Poste actuel", "Libellé du poste",
        "Fonction dans l'entreprise", "Titre / Fonction", "Fonctions", "Titre d'emploi", "Intitulé de la fonction",
        "Titre de l'emploi", "Désignation du poste", "Qualité / Fonction",
    ],
    weak_job_title: &["Profession", "Métier", "Emploi"],
    role: &["Rôle", "Rôle dans l'entreprise"],
    title: &["Titre"],
    name: &["Nom", "Noms"],
    full_name: &[
        "Nom complet", "Nom et prénom", "Prénom et nom", "Nom prénom", "Prénom Nom", "Nom et prénoms",
        "Nom à afficher", "Nom affiché", "Nom / Prénom", "Nom, prénom", "NOM Prénom", "Nom d'affichage", "Identité",
        "Noms et prénoms",
    ],
    primary: &["principal", "principale", "premier", "première", "par défaut", "préféré", "préférée", "1er"],
    work: &["professionnel", "professionnelle", "pro", "bureau", "travail", "prof", "d'entreprise", "au travail"],
    other: &[
        "secondaire", "autre", "deuxième", "second", "seconde", "alternatif", "alternative", "supplémentaire",
        "complémentaire", "troisième", "de secours",
    ],
    personal: &["personnel", "personnelle", "perso", "privé", "privée", "domicile"],
    person: &[
        "contact", "client", "cliente", "prospect", "personne", "participant", "participante", "invité", "adhérent",
        "membre", "abonné", "candidat", "interlocuteur", "visiteur", "destinataire", "inscrit", "stagiaire",
        "titulaire", "titulaire(s)", "répondant", "élève", "étudiant", "bénéficiaire", "contacts", "salarié",
        "collaborateur",
    ],
    party: &["utilisateur", "acheteur", "facturation", "livraison", "payeur", "commanditaire", "donateur"],
    filler: &[
        "votre", "vos", "de", "du", "des", "d", "la", "le", "les", "l", "ton", "ta", "mon", "obligatoire", "requis",
        "facultatif", "merci", "saisir", "veuillez", "indiquer", "quel", "quelle", "est", "et", "ou", "champ", "s",
        "dans", "valide", "en majuscules", "un", "une", "à", "au", "svp",
    ],
    near_miss: &[
        "civilité", "propriétaire", "assistant", "assistante", "assistant(e)", "responsable", "manager", "conjoint",
        "conjoint(e)", "naissance", "jeune fille", "nom de jeune fille", "nom de naissance", "statut", "date", "type",
        "pseudo", "surnom", "service", "département", "gestion", "consentement", "deuxième prénom", "second prénom",
        "parent", "tuteur", "urgence", "utilisateur", "domaine", "expéditeur", "commercial", "conseiller", "créé",
        "modifié", "nom d'utilisateur", "objet", "adresse postale", "ville", "pays", "organisateur", "animateur",
        "référent", "parrain", "représentant", "mère", "père", "marital", "fichier", "produit", "campagne",
        "événement",
    ],
    salutations: &[
        "M.", "Mme", "Mlle", "Monsieur", "Madame", "Mademoiselle", "Dr", "Me", "Maître", "Pr", "Docteur", "Mr",
        "M. et Mme", "Professeur",
    ],
    ..Language::NONE
};

pub(super) const SPANISH: Language = Language {
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
    weak_last_name: &["Segundo apellido", "Apellido materno"],
    company: &[
        "Empresa", "Nombre de la empresa", "Compañía", "Nombre empresa", "Nombre de empresa", "Razón social",
        "Nombre de la compañía", "Compañia", "Nombre comercial", "Empleador", "Empresa / Organización", "Sociedad",
        "Nombre de compañía", "Empresas", "Nombre de la sociedad",
    ],
    weak_company: &[
        "Organización", "Nombre de la organización", "Institución", "Entidad", "Negocio", "Nombre del negocio",
        "Nombre de la cuenta", "Nombre de cuenta", "Empresa asociada", "Institución / Empresa",
        "Nombre de la institución", "Centro de trabajo", "Firma",
    ],
    job_title: &[
        "Cargo", "Puesto", "Puesto de trabajo", "Título del puesto", "Título del trabajo", "Título profesional",
        "Posición", "Cargo actual", "Puesto actual", "Nombre del puesto", "Denominación del puesto", "Cargo / Puesto",
        "Título de trabajo", "Cargo que ocupa", "Cargo en la empresa", "Puesto en la empresa", "Puesto laboral",
        "Cargo laboral", "Título de cargo", "Título laboral", "Título / Cargo", "Denominación del cargo",
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
    ],
    personal: &["personal", "particular", "privado", "casa"],
    person: &[
        "contacto", "contactos", "cliente", "prospecto", "persona", "participante", "asistente al evento", "invitado",
        "miembro", "socio", "suscriptor", "candidato", "interesado", "alumno", "destinatario", "lead", "titular",
        "persona de contacto", "registrado", "paciente", "encuestado", "empleado", "colaborador", "posible cliente",
    ],
    party: &["usuario", "comprador", "facturación", "envío", "pagador", "entrega", "donante"],
    filler: &[
        "tu", "su", "de", "del", "la", "el", "los", "las", "en", "por favor", "ingrese", "ingresa", "escribe",
        "indica", "cuál", "es", "obligatorio", "requerido", "opcional", "y", "o", "mi", "un", "una", "campo", "al",
        "para", "donde trabaja", "que ocupas", "s",
    ],
    near_miss: &[
        "propietario", "asistente", "gerente", "jefe", "cónyuge", "nacimiento", "fecha", "estado", "tipo", "apodo",
        "departamento", "consentimiento", "segundo nombre", "tutor", "padre", "madre", "emergencia", "usuario de",
        "nombre de usuario", "dominio", "remitente", "vendedor", "asesor", "creado", "modificado", "responsable",
        "tratamiento", "asunto", "ciudad", "país", "organizador", "representante", "referido", "anfitrión", "soltera",
        "hijo", "archivo", "producto", "campaña", "evento",
    ],
    salutations: &[
        "Sr.", "Sra.", "Srta.", "Señor", "Señora", "Señorita", "Don", "Doña", "Dr.", "Dra.", "Lic.", "Ing.", "D.",
        "Dña.", "Prof.", "Arq.", "Mtro.", "Mtra.",
    ],
    ..Language::NONE
};

pub(super) const PORTUGUESE: Language = Language {
    code: "pt",
    email: &[
        "e-mail", "email", "endereço de e-mail", "endereço de email", "correio eletrônico", "correio eletrónico",
        "correio electrónico", "endereço eletrônico", "endereço eletrónico", "e-mails", "endereços de e-mail",
        "endereço e-mail", "mail", "endereço de correio eletrónico", "endereço de correio eletrônico",
    ],
    first_name: &[
        "Primeiro nome", "Nome próprio", "Prenome", "Primeiro Nome do Contato", "Nome de batismo", "Nomes próprios",
    ],
    last_name: &["Sobrenome", "Último nome", "Sobrenomes", "Nome de família", "Últimos nomes", "Apelidos"],
    weak_last_name: &["Apelido"],
    company: &[
        "Empresa", "Nome da empresa", "Companhia", "Razão social", "Nome fantasia", "Empregador", "Nome empresa",
        "Nome da companhia", "Empresa / Organização", "Entidade patronal", "Nome da firma", "Denominação social",
        "Empresas",
    ],
    weak_company: &[
        "Organização", "Nome da organização", "Instituição", "Entidade", "Firma", "Negócio", "Nome do negócio",
        "Nome da conta", "Empresa associada", "Órgão", "Estabelecimento", "Nome da instituição",
    ],
    job_title: &[
        "Cargo", "Título do cargo", "Título do trabalho", "Título profissional", "Posição", "Cargo atual",
        "Nome do cargo", "Cargo na empresa", "Cargo ocupado", "Título de emprego", "Cargo / Função", "Cargo/Posição",
        "Título da função", "Designação do cargo",
    ],
    weak_job_title: &["Profissão", "Ocupação", "Emprego", "Função profissional"],
    role: &["Função", "Papel", "Função na empresa"],
    title: &["Título"],
    name: &["Nome"],
    full_name: &[
        "Nome completo", "Nome e sobrenome", "Nome e apelido", "Nome de exibição", "Nome exibido", "Nome/Sobrenome",
        "Nome a apresentar",
    ],
    primary: &["principal", "primário", "primária", "preferido", "preferencial", "padrão", "primeiro"],
    work: &[
        "comercial", "trabalho", "de trabalho", "corporativo", "profissional", "empresarial", "escritório",
        "institucional", "do trabalho",
    ],
    other: &["secundário", "secundária", "alternativo", "outro", "adicional", "segundo"],
    personal: &["pessoal", "particular", "residencial", "casa", "privado"],
    person: &[
        "contato", "contacto", "cliente", "pessoa", "participante", "convidado", "membro", "assinante", "candidato",
        "lead", "inscrito", "aluno", "sócio", "destinatário", "prospect", "pessoa de contato", "titular",
        "interessado", "paciente", "colaborador", "funcionário", "contatos",
    ],
    party: &[
        "usuário", "utilizador", "comprador", "faturamento", "cobrança", "entrega", "envio", "pagador", "faturação",
    ],
    filler: &[
        "seu", "sua", "de", "da", "do", "o", "a", "os", "as", "e", "em", "na", "no", "por favor", "qual", "é",
        "obrigatório", "informe", "digite", "insira", "preencha", "ou", "meu", "um", "campo", "para contato",
        "que ocupa",
    ],
    near_miss: &[
        "proprietário", "assistente", "gerente", "gerenciador", "cônjuge", "nascimento", "data", "estado", "tipo",
        "apelido de", "departamento", "consentimento", "segundo nome", "nome do meio", "responsável", "pai", "mãe",
        "emergência", "nome de usuário", "domínio", "remetente", "vendedor", "consultor", "criado", "modificado",
        "tratamento", "assunto", "cidade", "país", "organizador", "representante", "anfitrião", "solteira", "arquivo",
        "produto", "campanha", "evento",
    ],
    salutations: &[
        "Sr.", "Sra.", "Srta.", "Senhor", "Senhora", "Dr.", "Dra.", "Eng.", "Exmo. Sr.", "Exma. Sra.", "Prof.",
        "Profa.", "D.",
    ],
    ..Language::NONE
};

pub(super) const ITALIAN: Language = Language {
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
        "Compagnia", "Denominazione azienda", "Azienda / Società",
    ],
    weak_company: &[
        "Organizzazione", "Nome organizzazione", "Nome dell'organizzazione", "Ente", "Istituto",
        "Attività commerciale", "Account", "Nome account", "Azienda associata", "Studio", "Istituzione",
        "Ente/Azienda",
    ],
    job_title: &[
        "Posizione", "Qualifica", "Titolo professionale", "Posizione lavorativa", "Mansione", "Incarico",
        "Titolo di lavoro", "Carica", "Ruolo aziendale", "Posizione aziendale", "Posizione attuale",
        "Titolo lavorativo", "Qualifica professionale", "Ruolo professionale", "Ruolo in azienda",
        "Funzione aziendale", "Titolo / Posizione", "Posizione ricoperta", "Ruolo lavorativo",
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
    other: &["secondaria", "secondario", "alternativa", "altra", "altro", "aggiuntiva", "seconda"],
    personal: &["personale", "privata", "privato", "casa", "abitazione", "ab."],
    person: &[
        "contatto", "contatti", "cliente", "persona", "partecipante", "ospite", "iscritto", "membro", "socio",
        "candidato", "referente", "destinatario", "lead", "abbonato", "persona di contatto", "visitatore",
        "dipendente", "paziente", "intestatario",
    ],
    party: &["utente", "acquirente", "fatturazione", "spedizione", "ordinante", "pagante"],
    filler: &[
        "il", "tuo", "tua", "suo", "sua", "vostro", "di", "del", "della", "dell", "la", "lo", "l", "e", "o",
        "inserisci", "inserire", "qual", "è", "obbligatorio", "campo", "in", "d", "un", "per favore", "mio", "mia",
    ],
    near_miss: &[
        "proprietario", "assistente", "responsabile", "manager", "coniuge", "nascita", "data", "stato", "tipo",
        "soprannome", "reparto", "consenso", "secondo nome", "genitore", "emergenza", "nome utente", "dominio",
        "mittente", "venditore", "agente", "creato", "modificato", "oggetto", "città", "paese", "organizzatore",
        "straniero", "nubile", "padre", "madre", "rappresentante", "file", "prodotto", "campagna", "evento",
    ],
    salutations: &[
        "Sig.", "Sig.ra", "Sig.na", "Signor", "Signora", "Signorina", "Dott.", "Dott.ssa", "Ing.", "Avv.", "Prof.",
        "Prof.ssa", "Dr.", "Rag.", "Geom.", "Arch.", "Egr. Sig.", "Gent.ma Sig.ra", "Spett.le",
    ],
    ..Language::NONE
};

pub(super) const CATALAN: Language = Language {
    code: "ca",
    email: &[
        "correu electrònic", "adreça electrònica", "correu", "adreça de correu electrònic", "e-mail",
        "adreça de correu", "adreça e-mail", "a/e",
    ],
    first_name: &["Nom de pila", "Primer nom", "Prenom"],
    last_name: &["Cognoms", "Cognom", "Primer cognom", "Cognom(s)"],
    weak_last_name: &["Segon cognom"],
    company: &["Empresa", "Nom de l'empresa", "Companyia", "Raó social", "Nom empresa", "Nom de la companyia"],
    weak_company: &["Organització", "Entitat", "Institució", "Nom de l'entitat", "Nom de l'organització"],
    job_title: &[
        "Càrrec", "Lloc de treball", "Posició", "Càrrec professional", "Títol del lloc de treball",
        "Càrrec a l'empresa",
    ],
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
    filler: &["el", "teu", "la", "de", "del", "i", "vostre", "obligatori", "l", "d", "a"],
    near_miss: &["data", "estat", "tipus", "sobrenom", "departament", "consentiment", "propietari", "responsable"],
    salutations: &["Sr.", "Sra.", "Srta.", "Dr.", "Dra."],
    ..Language::NONE
};

pub(super) const GALICIAN: Language = Language {
    code: "gl",
    email: &[
        "correo electrónico", "correo", "enderezo de correo", "enderezo de correo electrónico",
        "enderezo electrónico", "correo-e",
    ],
    first_name: &["Nome propio", "Primeiro nome", "Nome de pía"],
    last_name: &["Apelidos", "Primeiro apelido", "Apelido(s)"],
    weak_last_name: &["Apelido"],
    company: &["Empresa", "Nome da empresa", "Compañía", "Razón social"],
    weak_company: &["Organización", "Entidade"],
    job_title: &["Cargo", "Posto", "Posto de traballo", "Título do posto"],
    weak_job_title: &["Profesión", "Ocupación"],
    name: &["Nome"],
    full_name: &["Nome completo", "Nome e apelidos", "Amosar nome"],
    primary: &["principal", "primario"],
    work: &["traballo", "do traballo", "laboral"],
    other: &["adicional", "secundario", "alternativo", "outro"],
    personal: &["persoal", "particular"],
    person: &["contacto", "cliente", "persoa"],
    filler: &["o", "teu", "de", "do", "da", "e"],
    ..Language::NONE
};

pub(super) const ROMANIAN: Language = Language {
    code: "ro",
    email: &[
        "e-mail", "email", "adresă de e-mail", "adresa de e-mail", "adresă email", "adresa e-mail",
        "poștă electronică", "adresă de email", "adresa de poștă electronică", "adrese de e-mail", "mail",
        "adresă mail",
    ],
    first_name: &["Prenume", "Prenumele", "Prenume(le)", "Nume mic"],
    last_name: &["Nume de familie", "Numele de familie", "Nume familie"],
    company: &[
        "Companie", "Compania", "Firmă", "Firma", "Nume companie", "Numele companiei", "Nume firmă", "Numele firmei",
        "Denumire firmă", "Denumire companie", "Societate", "Angajator", "Întreprindere", "Denumirea societății",
        "Societatea",
    ],
    weak_company: &["Organizație", "Organizația", "Instituție", "Instituția", "Numele organizației", "Nume cont"],
    job_title: &[
        "Funcție", "Funcția", "Post", "Poziție", "Poziția", "Titlul postului", "Denumirea postului", "Titlu job",
        "Funcția ocupată", "Denumire funcție", "Titlul funcției", "Titlul jobului",
    ],
    weak_job_title: &["Profesie", "Ocupație", "Loc de muncă", "Meserie", "Profesia", "Ocupația"],
    role: &["Rol", "Rolul"],
    title: &["Titlu"],
    name: &["Nume", "Numele"],
    full_name: &[
        "Nume complet", "Nume și prenume", "Nume afișat", "Nume de afișat", "Prenume și nume", "Numele complet",
        "Numele și prenumele", "Nume prenume", "Persoană de contact nume",
    ],
    primary: &["primar", "primară", "principal", "principală"],
    work: &["serviciu", "de serviciu", "birou", "profesional", "de lucru", "corporate"],
    other: &["secundar", "secundară", "alternativ", "alternativă", "alt", "altă", "suplimentar"],
    personal: &["personal", "personală", "acasă", "privat"],
    person: &[
        "contact", "persoană", "persoană de contact", "persoana de contact", "client", "clientului", "contactului",
        "participant", "invitat", "membru", "abonat", "candidat", "participantului",
    ],
    party: &["utilizator", "cumpărător", "facturare", "livrare"],
    filler: &[
        "dvs", "dumneavoastră", "tău", "ta", "de", "al", "a", "și", "sau", "obligatoriu", "introduceți", "adresa ta",
        "pentru", "în",
    ],
    near_miss: &[
        "data", "stare", "status", "tip", "poreclă", "departament", "consimțământ", "proprietar", "asistent",
        "nașterii", "manager", "soț", "nume de utilizator", "expeditor", "dată", "responsabil", "fată", "părinte",
    ],
    salutations: &["Dl.", "Dna.", "Dra.", "Domnul", "Doamna", "Domnișoara", "D-na", "D-l", "Dr.", "Ing."],
    ..Language::NONE
};
