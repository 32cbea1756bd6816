//! English, and the names that programs give their fields.
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "en",
    email: &[
        "email", "emails", "mail", "email address", "email addresses", "mail address", "e mail", "email id", "mail id",
        "email ids", "electronic mail", "electronic mail address", "email addr", "emailaddr", "email adress",
        "internet address", "email value", "email address value", "email addresses value", "emails value",
        "emails address",
    ],
    first_name: &[
        "first name", "firstname", "fname", "f name", "first", "given name", "givenname", "given names", "given",
        "forename", "forenames", "first names", "christian name", "preferred first name", "legal first name",
        "name first", "name given", "name given name", "name first name", "firstname lead", "first nm", "fst name",
        "frst name",
    ],
    last_name: &[
        "last name", "lastname", "lname", "l name", "last", "surname", "sur name", "family name", "familyname",
        "last names", "surnames", "legal last name", "name last", "name family", "name family name", "name last name",
        "last nm", "lst name",
    ],
    company: &[
        "company", "company name", "companies", "account name", "organization name", "organisation name",
        "business name", "employer name", "employer", "current company", "current company name", "current employer",
        "firm", "firm name", "corporation", "company legal name", "co name", "org name", "company organization",
        "company organisation", "name of company", "name of organization", "name of organisation", "name of business",
        "works for", "works at", "where do you work", "what company do you work for", "legal entity name",
        "company corporation",
    ],
    job_title: &[
        "job title", "jobtitle", "job titles", "position", "job position", "position title", "designation",
        "work title", "professional title", "business title", "title position", "title at company", "position held",
        "job designation", "organization title", "organisation title", "current title", "current position",
        "current job title", "employment title", "company position", "position in company", "position at company",
        "company role", "role title", "title job", "job title name", "functional title", "functional title name",
        "job title role", "job position title", "title in company",
    ],
    weak_last_name: &["family", "sn", "second surname"],
    weak_company: &[
        "organization", "organisation", "organizations", "organisations", "org", "account", "accounts",
        "associated company", "associated company name", "institution", "institution name", "company associated",
        "business", "enterprise", "primary company", "primary associated company", "parent account name", "co",
        "affiliation", "workplace",
    ],
    weak_job_title: &[
        "occupation", "profession", "current job", "job", "organization role", "organisation role", "job role",
        "job name", "current occupation", "current role", "rank title",
    ],
    role: &["role", "roles", "your role"],
    title: &["title", "titles"],
    name: &["name", "names"],
    full_name: &[
        "full name", "fullname", "display name", "complete name", "first and last name", "first last name",
        "name and surname", "first name and surname", "full legal name", "legal name", "formatted name", "fn",
        "name full name", "name surname", "surname and name", "surname first name", "name formatted", "cn",
        "common name",
    ],
    primary: &[
        "primary", "main", "default", "preferred", "principal", "first", "best", "1st", "recommended", "is primary",
    ],
    work: &[
        "work", "business", "office", "corporate", "professional", "job", "workplace", "at work", "bus", "biz", "b2b",
    ],
    other: &[
        "other", "secondary", "alternate", "alternative", "additional", "second", "third", "2nd", "3rd", "alt",
        "tertiary", "backup", "another", "extra", "old",
    ],
    personal: &["personal", "home", "private"],
    person: &[
        "contact", "contacts", "lead", "leads", "person", "people", "prospect", "prospects", "attendee", "invitee",
        "guest", "registrant", "participant", "candidate", "customer", "client", "subscriber", "member", "recipient",
        "respondent", "requester", "requestor", "applicant", "executive", "delegate", "visitor", "patient", "student",
        "employee", "decision maker", "primary contact", "main contact", "individual", "profile", "properties",
        "property", "attributes", "attribute", "fields", "field", "data", "basic info", "record", "card",
        "participants", "attendees", "key contact", "contact person", "target",
    ],
    party: &[
        "user", "buyer", "purchaser", "billing", "payer", "cardholder", "orderer", "booker", "submitter", "donor",
        "bill to", "sold to", "default address", "billing address",
    ],
    recipient: &["shipping", "delivery", "ship to", "shipping address", "delivery address"],
    filler: &[
        "your", "the", "a", "an", "my", "please", "enter", "please enter", "please provide", "provide", "what is",
        "whats", "s", "of", "their", "his", "her", "required", "optional", "mandatory", "if any", "value", "text",
        "string", "here", "to contact you", "to reach you", "we can contact you at", "we can reach you at", "field",
        "column", "clay", "cleaned", "english", "in english", "and", "or", "max", "characters", "text field",
        "must be filled", "mandatory field", "required field", "for contact", "kanji", "local language", "native",
    ],
    near_miss: &[
        "status", "opt out", "opt in", "optin", "optout", "opted", "consent", "date", "time", "domain", "verified",
        "verification", "validation", "bounce", "bounced", "count", "id", "ids", "url", "type", "label", "source",
        "previous", "past", "former", "parent", "campaign", "function", "salutation", "owner", "assistant", "manager",
        "referrer", "referred", "spouse", "partner", "birth", "maiden", "phonetic", "yomi", "furigana", "kana",
        "pronunciation", "host", "organizer", "organiser", "rep", "agent", "creator", "created", "modified", "updated",
        "author", "sender", "from", "reply", "supervisor", "boss", "reports", "sent", "opened", "open", "clicked",
        "click", "clicks", "replied", "subject", "body", "template", "confidence", "score", "quality", "unsubscribed",
        "subscribed", "subscription", "preference", "frequency", "list", "tag", "tags", "provider", "server", "hash",
        "md5", "sha256", "permission", "marketing", "newsletter", "notification", "notifications", "user name",
        "username", "screen name", "nick name", "nickname", "file name", "domain name", "middle name", "middle",
        "suffix", "prefix", "initial", "initials", "emergency", "guardian", "mother", "father", "child", "secretary",
        "recruiter", "interviewer", "sales", "seller", "vendor", "support", "approver", "phone", "fax", "address line",
        "street", "city", "country", "size", "industry", "website", "linkedin", "revenue", "employees", "description",
        "signature", "alias", "mailbox", "message", "thread", "event", "product", "project", "deal", "order",
        "invoice", "team", "group", "department", "lead title", "deal title", "login", "is", "has", "ad", "ad name",
        "adset", "form", "form name", "list name", "page name", "event name", "event title", "session", "topic",
        "segment", "sequence", "step", "stage", "rating", "priority", "reason", "error", "result", "response", "opens",
        "deliverability", "catch all", "mx", "gender", "age", "language", "notes", "note", "comment", "last seen",
        "first seen", "last activity", "last contacted", "company size", "recommended personal email",
        "emergency contact", "next of kin", "reports to", "nationality", "legal guardian", "billing contact",
        "referral", "advisor", "adviser", "consultant", "rm", "bdr", "sdr", "csm", "account manager", "account owner",
        "contact owner", "lead owner", "romaji", "katakana", "hiragana", "latin", "technical", "accounting", "finance",
        "payable", "household", "group name", "team name", "class", "school",
    ],
    salutations: &[
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "rev", "hon", "mr and mrs", "professor",
        "doctor", "lady", "lord", "dame", "fr", "sr", "messrs", "mister", "master", "eng", "engr", "capt", "col",
        "maj", "lt", "sgt",
    ],
};
