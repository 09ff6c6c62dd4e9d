/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * attach, attachments, detach, export-attachment and tidy-attachments: the files and photos of a
 * record.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-json.h"

#include "attachment/mp-attaching.h"
#include "attachment/mp-attachment.h"

#include <glib/gi18n-lib.h>

/* The record that has them, whose kind can have some. */
static MpRecord *
get_owner (MpCtl *ctl, const char *kind, const char *id, GError **error)
{
  MpRecord *record = mp_ctl_record (ctl, kind, id, error);

  if (record == NULL || mp_attaching_is_for (mp_record_get_entity (record)))
    return record;

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("Nothing can be attached to a record of the kind “%s”."), kind);
  g_object_unref (record);
  return NULL;
}

static void
add_record (JsonBuilder *builder, MpCtl *ctl, MpRecord *attachment)
{
  static const char *const texts[] = { "kind", "file_name", "caption", "sha256" };
  static const char *const states[] = {
    [MP_FILE_SOUND] = "sound",
    [MP_FILE_MISSING] = "missing",
    [MP_FILE_DAMAGED] = "damaged",
  };

  json_builder_begin_object (builder);
  mp_json_add_id (builder, "id", mp_record_get_id (attachment));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mp_json_add_text (builder, texts[i], mp_record_get_by_name (attachment, texts[i]));
  mp_json_add_int (builder, "size", mp_record_get_int (attachment, "size"));
  mp_json_add_text (builder, "file", states[mp_attachment_look (ctl->store, attachment)]);
  json_builder_end_object (builder);
}

static void
print_attachments (MpCtl *ctl, GPtrArray *attachments)
{
  static const char *const states[] = {
    [MP_FILE_SOUND] = "",
    [MP_FILE_MISSING] = N_("The file is missing"),
    [MP_FILE_DAMAGED] = N_("The file is damaged"),
  };
  MpConsoleTable *table = ctl->json ? NULL : mp_console_table_new (4);

  for (guint i = 0; i < attachments->len; i++)
    {
      MpRecord *attachment = attachments->pdata[i];
      MpFileState state = mp_attachment_look (ctl->store, attachment);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (attachment));
      g_autofree char *size = g_format_size ((guint64) mp_record_get_int (attachment, "size"));
      g_autoptr (JsonBuilder) builder = NULL;

      if (table != NULL)
        {
          mp_console_table_add (table, id);
          mp_console_table_add (table, size);
          mp_console_table_add (table, mp_attachment_get_title (attachment));
          mp_console_table_add (table, state != MP_FILE_SOUND ? _(states[state]) : "");
          continue;
        }
      builder = json_builder_new ();
      add_record (builder, ctl, attachment);
      mp_json_print_element (builder, i);
    }
  if (table != NULL)
    mp_console_table_end (table);
  else
    mp_json_print_end (attachments->len);
}

/* --- attach ----------------------------------------------------------------------------------- */

static gboolean attach_original;

static const GOptionEntry attach_options[] = {
  { "original", 0, 0, G_OPTION_ARG_NONE, &attach_original,
    N_("Keep photos as they came, not smaller ones"), NULL },
  { NULL },
};

/* What cannot be taken is named, and the others come in. */
static MpCtlStatus
run_attach (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) owner = NULL;
  g_autoptr (MpAttaching) attaching = NULL;
  g_autoptr (GPtrArray) made = NULL;
  GArray *ids;
  gboolean all = TRUE;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  owner = get_owner (ctl, arguments[0], arguments[1], error);
  if (owner == NULL)
    return MP_CTL_REFUSED;

  attaching = mp_attaching_new (ctl->store, mp_record_get_entity (owner), mp_record_get_id (owner),
                                attach_original);
  for (guint i = 2; arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[i]);
      g_autoptr (GError) failure = NULL;
      g_autofree char *shown = NULL;

      if (mp_attaching_take_file (attaching, file, NULL, NULL, NULL, &failure))
        continue;
      shown = g_filename_display_basename (arguments[i]);
      g_printerr ("%s: %s\n", shown, failure->message);
      all = FALSE;
    }
  if (mp_attaching_get_n (attaching) == 0)
    {
      g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_REFUSED,
                           _("Nothing was attached."));
      return MP_CTL_REFUSED;
    }
  if (!mp_attaching_save (attaching, NULL, error))
    return MP_CTL_REFUSED;

  ids = mp_attaching_get_ids (attaching);
  made = mp_store_load_each (ctl->store, mp_store_get_entity (ctl->store, "attachment"),
                             (const gint64 *) (void *) ids->data, ids->len);
  print_attachments (ctl, made);

  return all ? MP_CTL_DONE : MP_CTL_PARTLY;
}

const MpCommand mp_command_attach = {
  .name = "attach",
  .arguments = "ENTITY ID FILE…",
  .summary = N_("Attach files and photos to a record"),
  .options = attach_options,
  .least = 3,
  .most = G_MAXUINT,
  .run = run_attach,
};

/* --- attachments ------------------------------------------------------------------------------ */

static MpCtlStatus
run_attachments (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) owner = NULL;
  g_autoptr (GPtrArray) attachments = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  owner = get_owner (ctl, arguments[0], arguments[1], error);
  if (owner == NULL)
    return MP_CTL_REFUSED;
  attachments = mp_attachment_list (ctl->store, mp_record_get_entity (owner),
                                    mp_record_get_id (owner), error);
  if (attachments == NULL)
    return MP_CTL_REFUSED;

  print_attachments (ctl, attachments);
  return MP_CTL_DONE;
}

const MpCommand mp_command_attachments = {
  .name = "attachments",
  .arguments = "ENTITY ID",
  .summary = N_("The files and photos of a record"),
  .least = 2,
  .most = 2,
  .run = run_attachments,
};

/* --- detach ----------------------------------------------------------------------------------- */

static MpCtlStatus
run_detach (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) attachment = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  attachment = mp_ctl_record (ctl, "attachment", arguments[0], error);

  return attachment != NULL && mp_attachment_remove (ctl->store, attachment, NULL, error)
           ? MP_CTL_DONE
           : MP_CTL_REFUSED;
}

const MpCommand mp_command_detach = {
  .name = "detach",
  .arguments = "ATTACHMENT",
  .summary = N_("Remove an attachment from its record; undo brings it back"),
  .least = 1,
  .most = 1,
  .run = run_detach,
};

/* --- export-attachment ------------------------------------------------------------------------ */

/* One, or all of a record. */
static GPtrArray *
choose (MpCtl *ctl, const char *const *arguments, const char **folder, GError **error)
{
  g_autoptr (MpRecord) record = NULL;
  GPtrArray *chosen;

  if (arguments[2] != NULL)
    {
      *folder = arguments[2];
      record = get_owner (ctl, arguments[0], arguments[1], error);
      return record != NULL ? mp_attachment_list (ctl->store, mp_record_get_entity (record),
                                                  mp_record_get_id (record), error)
                            : NULL;
    }

  *folder = arguments[1];
  record = mp_ctl_record (ctl, "attachment", arguments[0], error);
  if (record == NULL)
    return NULL;
  chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (chosen, g_steal_pointer (&record));

  return chosen;
}

static MpCtlStatus
run_export_attachment (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (GPtrArray) chosen = NULL;
  const char *folder;
  guint n_written = 0;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  chosen = choose (ctl, arguments, &folder, error);
  if (chosen == NULL)
    return MP_CTL_REFUSED;

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autofree char *path = NULL;
      g_autoptr (JsonBuilder) builder = NULL;

      if (!mp_attachment_export (ctl->store, chosen->pdata[i], folder, &path, NULL, &failure))
        {
          g_printerr ("%" G_GINT64_FORMAT ": %s\n", mp_record_get_id (chosen->pdata[i]),
                      failure->message);
          continue;
        }
      if (!ctl->json)
        g_print ("%s\n", path);
      else
        {
          builder = json_builder_new ();
          json_builder_begin_object (builder);
          mp_json_add_id (builder, "id", mp_record_get_id (chosen->pdata[i]));
          mp_json_add_text (builder, "path", path);
          json_builder_end_object (builder);
          mp_json_print_element (builder, n_written);
        }
      n_written++;
    }
  if (ctl->json)
    mp_json_print_end (n_written);

  return n_written == chosen->len ? MP_CTL_DONE : MP_CTL_PARTLY;
}

const MpCommand mp_command_export_attachment = {
  .name = "export-attachment",
  .arguments = "ATTACHMENT|ENTITY ID FOLDER",
  .summary = N_("Copy an attachment, or all of a record, into a folder; photos without location"),
  .least = 2,
  .most = 3,
  .run = run_export_attachment,
};

/* --- tidy-attachments ------------------------------------------------------------------------- */

static MpCtlStatus
run_tidy_attachments (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *size = NULL;
  guint n_removed;
  gint64 n_bytes;

  if (!mp_ctl_open (ctl, error) || !mp_files_collect (ctl->store, &n_removed, &n_bytes, error))
    return MP_CTL_REFUSED;

  if (ctl->json)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      mp_json_add_int (builder, "removed", n_removed);
      mp_json_add_int (builder, "bytes", n_bytes);
      json_builder_end_object (builder);
      mp_json_print (builder);
      return MP_CTL_DONE;
    }
  size = g_format_size ((guint64) n_bytes);
  g_print (_("Removed %u files that nothing speaks of (%s)\n"), n_removed, size);

  return MP_CTL_DONE;
}

const MpCommand mp_command_tidy_attachments = {
  .name = "tidy-attachments",
  .summary = N_("Remove files of attachments that no record and no history speaks of"),
  .run = run_tidy_attachments,
};
