//! French (français).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
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
        "dans quelle entreprise travaillez-vous", "pour quelle entreprise travaillez-vous",
        "dans quelle société travaillez-vous",
    ],
    job_title: &[
        "Fonction", "Poste", "Intitulé du poste", "Intitulé de poste", "Titre du poste", "Titre de poste",
        "Titre professionnel", "Poste occupé", "Fonction occupée", "Poste actuel", "Libellé du poste",
        "Fonction dans l'entreprise", "Titre / Fonction", "Fonctions", "Titre d'emploi", "Intitulé de la fonction",
        "Titre de l'emploi", "Désignation du poste", "Qualité / Fonction",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organisation", "Organisme", "Établissement", "Structure", "Institution", "Nom de l'organisation",
        "Nom de l'organisme", "Nom de la structure", "Nom du compte", "Entreprise associée", "Collectivité",
        "Société/Organisme", "Nom de l'établissement",
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
        "complémentaire", "troisième", "de secours", "ancien", "ancienne",
    ],
    personal: &["personnel", "personnelle", "perso", "privé", "privée", "domicile"],
    person: &[
        "contact", "client", "cliente", "prospect", "personne", "participant", "participante", "invité", "adhérent",
        "membre", "abonné", "candidat", "interlocuteur", "visiteur", "destinataire", "inscrit", "stagiaire",
        "titulaire", "titulaire(s)", "répondant", "élève", "étudiant", "bénéficiaire", "contacts", "salarié",
        "collaborateur", "intervenant", "conférencier", "bénévole", "joueur", "passager", "voyageur", "gagnant",
        "nominé", "signataire",
    ],
    party: &["utilisateur", "acheteur", "facturation", "livraison", "payeur", "commanditaire", "donateur"],
    recipient: &[],
    filler: &[
        "votre", "vos", "de", "du", "des", "d", "la", "le", "les", "l", "ton", "ta", "mon", "obligatoire", "requis",
        "facultatif", "merci", "saisir", "veuillez", "indiquer", "quel", "quelle", "est", "et", "ou", "champ", "s",
        "dans", "valide", "en majuscules", "un", "une", "à", "au", "svp", "nouveau", "nouvel", "nouvelle", "actuel",
        "actuelle", "bonjour", "quelle est", "quel est", "merci d indiquer", "c", "indiquez", "tapez",
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
    opt_out: &[
        "désabonné", "désabonnée", "désabonné le", "désabonnement", "date de désabonnement", "désinscrit",
        "désinscrite", "désinscrit le", "désinscription", "date de désinscription", "ne pas contacter",
        "ne plus contacter", "ne pas envoyer", "ne pas solliciter", "blacklisté",
    ],
    opt_in: &[
        "consentement", "consentement à", "consentement pour", "accepte de recevoir", "souhaite recevoir", "abonné",
        "abonnée", "abonné à", "abonné à la", "accepte la newsletter", "accepte les e-mails", "accepte les offres",
        "accepte le marketing",
    ],
    consent_status: &[
        "statut", "statut d'abonnement", "statut de l'abonnement", "statut abonnement", "abonnement",
        "statut d'inscription", "inscription", "statut du consentement",
    ],
    marketing: &[
        "newsletter", "infolettre", "lettre d'information", "marketing", "prospection", "e-mailing", "emailing",
        "publicité",
    ],
    opted_out: &[
        "désabonné", "désabonnée", "désinscrit", "désinscrite", "ne pas contacter", "ne plus contacter",
        "s'est désabonné", "s'est désinscrit", "blacklisté",
    ],
    yes: &["oui", "o", "vrai"],
    no: &["non", "faux", "refusé", "refusée", "retiré"],
    salutations: &[
        "M.", "Mme", "Mlle", "Monsieur", "Madame", "Mademoiselle", "Dr", "Me", "Maître", "Pr", "Docteur", "Mr",
        "M. et Mme", "Professeur",
    ],
};
