"""Django's import-export: a resource in bulk mode, one transaction, existing leads loaded in bulk."""

import json
import sys

import django
from django.conf import settings

PRAGMAS = "PRAGMA synchronous = full; PRAGMA cache_size = -12288; PRAGMA wal_autocheckpoint = 393216; PRAGMA temp_store = memory;"

path, database = sys.argv[1:]
settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database, "OPTIONS": {"init_command": PRAGMAS}}},
    INSTALLED_APPS=["import_export"],
)
django.setup()

from django.core.validators import validate_email  # noqa: E402
from django.db import models  # noqa: E402
from import_export import fields, resources, widgets  # noqa: E402
from import_export.instance_loaders import BaseInstanceLoader  # noqa: E402
from tablib import Dataset  # noqa: E402


class Lead(models.Model):
    lead_id = models.AutoField(primary_key=True)
    workspace_id = models.TextField(default="demo")
    email = models.TextField()
    email_written = models.TextField()
    first_name = models.TextField(null=True)
    last_name = models.TextField(null=True)
    company_name = models.TextField(null=True)
    job_title = models.TextField(null=True)
    custom = models.TextField()

    class Meta:
        app_label, db_table = "import_export", "leads"


class Member(models.Model):
    pk = models.CompositePrimaryKey("workspace_id", "campaign_id", "lead_id")
    workspace_id = models.TextField(default="demo")
    campaign_id = models.TextField(default="spring")
    lead_id = models.IntegerField()

    class Meta:
        app_label, db_table = "import_export", "campaign_leads"


def normal_form(cell):
    return cell.strip().lower()


class EmailWidget(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        email = normal_form(value)
        validate_email(email)
        return email


class TextWidget(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        return value.strip() or None


class BulkLoader(BaseInstanceLoader):
    """The bundled `CachedInstanceLoader` asks for all emails in one query, which SQLite's limit of parameters forbids."""

    def __init__(self, resource, dataset):
        emails = list({normal_form(cell) for cell in dataset["Email"]})
        parts = (emails[at : at + 10_000] for at in range(0, len(emails), 10_000))
        self.leads = {lead.email: lead for part in parts for lead in Lead.objects.filter(workspace_id="demo", email__in=part)}

    def get_instance(self, row):
        return self.leads.get(normal_form(row["Email"]))


class LeadResource(resources.ModelResource):
    email = fields.Field("email", "Email", EmailWidget())
    email_written = fields.Field("email_written", "Email", TextWidget())
    first_name = fields.Field("first_name", "First Name", TextWidget())
    last_name = fields.Field("last_name", "Last Name", TextWidget())
    company_name = fields.Field("company_name", "Company", TextWidget())
    job_title = fields.Field("job_title", "Job Title", TextWidget())
    custom = fields.Field("custom", "custom", TextWidget())

    class Meta:
        model = Lead
        import_id_fields = ["email"]
        instance_loader_class = BulkLoader
        use_bulk = use_transactions = skip_diff = True
        batch_size = 1000
        report_skipped = False

    def __init__(self):
        super().__init__()
        self.leads = {}

    def before_import_row(self, row, **kwargs):
        row["custom"] = json.dumps({name: row[name] for name in ("City", "Phone", "Notes")}, ensure_ascii=False)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if import_validation_errors:
            return False
        first = self.leads.setdefault(instance.email, instance)
        return first is not instance or instance.pk is not None

    def after_import(self, dataset, result, **kwargs):
        members = (Member(lead_id=lead.pk) for lead in self.leads.values())
        Member.objects.bulk_create(members, batch_size=1000, ignore_conflicts=True)


with open(path, encoding="utf-8-sig", newline="") as file:
    dataset = Dataset().load(file, format="csv")
result = LeadResource().import_data(dataset, raise_errors=False)
if result.has_errors():
    sys.exit(result.base_errors[0].traceback if result.base_errors else result.row_errors()[0])
print(len(result.invalid_rows))
