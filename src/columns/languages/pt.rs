//! Portuguese (português).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
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
    company: &[
        "Empresa", "Nome da empresa", "Companhia", "Razão social", "Nome fantasia", "Empregador", "Nome empresa",
        "Nome da companhia", "Empresa / Organização", "Entidade patronal", "Nome da firma", "Denominação social",
        "Empresas", "em qual empresa você trabalha", "em que empresa você trabalha", "em que empresa trabalha",
    ],
    job_title: &[
        "Cargo", "Título do cargo", "Título do trabalho", "Título profissional", "Posição", "Cargo atual",
        "Nome do cargo", "Cargo na empresa", "Cargo ocupado", "Título de emprego", "Cargo / Função", "Cargo/Posição",
        "Título da função", "Designação do cargo",
    ],
    weak_last_name: &["Apelido"],
    weak_company: &[
        "Organização", "Nome da organização", "Instituição", "Entidade", "Firma", "Negócio", "Nome do negócio",
        "Nome da conta", "Empresa associada", "Órgão", "Estabelecimento", "Nome da instituição",
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
    other: &["secundário", "secundária", "alternativo", "outro", "adicional", "segundo", "antigo", "antiga"],
    personal: &["pessoal", "particular", "residencial", "casa", "privado"],
    person: &[
        "contato", "contacto", "cliente", "pessoa", "participante", "convidado", "membro", "assinante", "candidato",
        "lead", "inscrito", "aluno", "sócio", "destinatário", "prospect", "pessoa de contato", "titular", "interessado",
        "paciente", "colaborador", "funcionário", "contatos", "palestrante", "voluntário", "jogador", "passageiro",
        "viajante", "vencedor", "indicado", "signatário",
    ],
    party: &[
        "usuário", "utilizador", "comprador", "faturamento", "cobrança", "entrega", "envio", "pagador", "faturação",
    ],
    recipient: &[],
    filler: &[
        "seu", "sua", "de", "da", "do", "o", "a", "os", "as", "e", "em", "na", "no", "por favor", "qual", "é",
        "obrigatório", "informe", "digite", "insira", "preencha", "ou", "meu", "um", "campo", "para contato",
        "que ocupa", "novo", "nova", "atual", "olá", "oi", "nos diga", "diga", "obrigado", "obrigada", "me diga",
    ],
    near_miss: &[
        "proprietário", "assistente", "gerente", "gerenciador", "cônjuge", "nascimento", "data", "estado", "tipo",
        "apelido de", "departamento", "consentimento", "segundo nome", "nome do meio", "responsável", "pai", "mãe",
        "emergência", "nome de usuário", "domínio", "remetente", "vendedor", "consultor", "criado", "modificado",
        "tratamento", "assunto", "cidade", "país", "organizador", "representante", "anfitrião", "solteira", "arquivo",
        "produto", "campanha", "evento",
    ],
    opt_out: &[
        "descadastrado", "descadastrada", "descadastrado em", "descadastro", "data de descadastro",
        "data do descadastro", "cancelou inscrição", "inscrição cancelada", "data de cancelamento da inscrição",
        "cancelou a subscrição", "subscrição cancelada", "não contatar", "não contactar", "não enviar", "não perturbe",
    ],
    opt_in: &[
        "consentimento", "consentimento para", "aceita receber", "aceito receber", "autoriza o envio", "inscrito na",
        "subscrito", "deseja receber", "aceita marketing", "aceita newsletter", "aceita e-mails",
    ],
    consent_status: &[
        "situação", "estado", "status", "status da inscrição", "status de inscrição", "estado da subscrição",
        "status da assinatura", "inscrição", "subscrição",
    ],
    marketing: &["boletim", "newsletter", "marketing", "publicidade", "mailing"],
    opted_out: &[
        "descadastrado", "descadastrada", "inscrição cancelada", "subscrição cancelada", "cancelou inscrição",
        "cancelou a inscrição", "não contatar", "não contactar", "não enviar",
    ],
    yes: &["sim", "verdadeiro"],
    no: &["não", "falso", "recusado", "negado", "revogado"],
    salutations: &[
        "Sr.", "Sra.", "Srta.", "Senhor", "Senhora", "Dr.", "Dra.", "Eng.", "Exmo. Sr.", "Exma. Sra.", "Prof.",
        "Profa.", "D.",
    ],
};
