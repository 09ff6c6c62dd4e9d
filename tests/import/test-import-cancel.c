/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workbook of 100,000 rows, in every form that is read piece by piece: whoever waits sees how
 * far it is, and whoever has enough in the middle is let go at once and finds nothing left behind.
 */

#include "config.h"

#include "import-fixture.h"

#include "workbook/mp-workbook-writer.h"

#define ROWS 100000

typedef enum { UTF8, GB18030, XLSX, PAGE, SPREADSHEETML } Form;

static const char *
form_name (Form form)
{
  static const char *const names[] = { "a.csv", "b.csv", "c.xlsx", "d.xls", "e.xml" };

  return names[form];
}

static void
write_text (const char *path, const char *head, const char *before, const char *after,
            const char *tail, const char *charset)
{
  g_autoptr (GString) text = g_string_new (head);
  g_autofree char *bytes = NULL;
  gsize length;
  GError *error = NULL;

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "%s岷河社区%u合唱队%s", before, i, after);
  g_string_append (text, tail);
  bytes = g_convert (text->str, (gssize) text->len, charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
write_xlsx (Office *office, const char *path)
{
  g_autofree char *tmp = g_build_filename (office->folder, "tmp", NULL);
  GError *error = NULL;
  MpWorkbookWriter *writer = mp_workbook_writer_new (path, tmp, &error);

  g_assert_no_error (error);
  mp_workbook_writer_add_sheet (writer, "台账");
  mp_workbook_writer_text (writer, 0, 0, MP_STYLE_TEXT, "所属社区");
  mp_workbook_writer_text (writer, 0, 1, MP_STYLE_TEXT, "组织名称");
  for (guint32 i = 1; i <= ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("岷河社区%u合唱队", i);

      mp_workbook_writer_text (writer, i, 0, MP_STYLE_TEXT, "岷河社区");
      mp_workbook_writer_text (writer, i, 1, MP_STYLE_TEXT, name);
    }
  mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_workbook_writer_free (writer);
}

static char *
write_form (Office *office, Form form)
{
  char *path = g_build_filename (office->folder, form_name (form), NULL);

  if (form == XLSX)
    write_xlsx (office, path);
  else if (form == PAGE)
    write_text (path, "<html><table><tr><td>所属社区<td>组织名称",
                "<tr><td>岷河社区<td>", "", "</table></html>", "UTF-8");
  else if (form == SPREADSHEETML)
    write_text (path,
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:"
                "spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                "<Worksheet ss:Name=\"台账\"><Table><Row><Cell><Data ss:Type=\"String\">所属社区"
                "</Data></Cell><Cell><Data ss:Type=\"String\">组织名称</Data></Cell></Row>",
                "<Row><Cell><Data ss:Type=\"String\">岷河社区</Data></Cell><Cell>"
                "<Data ss:Type=\"String\">",
                "</Data></Cell></Row>",
                "</Table></Worksheet></Workbook>", "UTF-8");
  else
    write_text (path, "所属社区,组织名称\n", "岷河社区,", "\n", "",
                form == UTF8 ? "UTF-8" : "GB18030");
  return path;
}

/* Has enough at the permille, once. */
typedef struct
{
  GCancellable *cancellable;
  guint permille;
  guint n_told, n_told_after;
  guint64 last;
} Impatient;

static void
told (guint64 done, guint64 total, gpointer data)
{
  Impatient *self = data;

  g_assert_cmpuint (done, <=, total);
  self->n_told++;
  self->n_told_after += g_cancellable_is_cancelled (self->cancellable);
  self->last = total > 0 ? done * 1000 / total : 0;
  if (self->last >= self->permille)
    g_cancellable_cancel (self->cancellable);
}

static gint64
n_written (Office *office)
{
  return number (office, "SELECT (SELECT count(*) FROM organization)"
                         " + (SELECT count(*) FROM import_batch)"
                         " + (SELECT count(*) FROM change_log)");
}

static guint
n_files (Office *office)
{
  g_autoptr (GDir) dir = g_dir_open (office->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
stop_at (Office *office, const char *path, guint permille)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Impatient impatient = { cancellable, permille };
  MpSheetWatch watch = { cancellable, told, &impatient };
  gint64 before = n_written (office);
  guint files = n_files (office);
  g_autoptr (GError) error = NULL;
  MpImport *import = mp_import_open (office->store, path, NULL, &watch, &error);

  g_test_message ("%s, at %u", path, permille);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (import);
  g_assert_cmpuint (impatient.n_told_after, ==, 0);
  g_assert_cmpuint (impatient.last, <, permille + 200);
  g_assert_cmpint (n_written (office), ==, before);
  g_assert_cmpuint (n_files (office), ==, files);
}

static void
test_open (Office *office, gconstpointer data)
{
  for (Form form = UTF8; form <= SPREADSHEETML; form++)
    {
      g_autofree char *path = write_form (office, form);

      for (guint permille = 1; permille < 1000; permille += 499)
        stop_at (office, path, permille);
    }
}

/* It is told all the way to the end, in many steps. */
static void
test_patient (Office *office, gconstpointer data)
{
  for (Form form = UTF8; form <= SPREADSHEETML; form++)
    {
      g_autofree char *path = write_form (office, form);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Impatient patient = { cancellable, G_MAXUINT };
      MpSheetWatch watch = { cancellable, told, &patient };
      g_autoptr (GError) error = NULL;
      g_autoptr (MpImport) import = mp_import_open (office->store, path, NULL, &watch, &error);

      g_test_message ("%s", form_name (form));
      g_assert_no_error (error);
      g_assert_cmpuint (mp_import_get_table (import, 0)->n_rows, ==, ROWS);
      g_assert_cmpuint (patient.n_told, >, 20);
      g_assert_cmpuint (patient.last, >, 900);
    }
}

/* While rows are read, and while they are matched. */
static void
test_plan (Office *office, gconstpointer data)
{
  g_autofree char *path = write_form (office, XLSX);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImport) import = mp_import_open (office->store, path, NULL, NULL, &error);
  gint64 before = n_written (office);

  g_assert_no_error (error);
  for (guint permille = 100; permille < 1000; permille += 400)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Impatient impatient = { cancellable, permille };

      g_assert_false (mp_import_plan (import, told, &impatient, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpuint (impatient.n_told_after, ==, 0);
      g_assert_cmpuint (impatient.last, <, permille + 100);
      g_assert_cmpint (n_written (office), ==, before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import/cancel/open", Office, NULL, set_up, test_open, office_tear_down);
  g_test_add ("/import/cancel/patient", Office, NULL, set_up, test_patient, office_tear_down);
  g_test_add ("/import/cancel/plan", Office, NULL, set_up, test_plan, office_tear_down);

  return g_test_run ();
}
