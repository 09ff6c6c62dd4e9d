/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving, drafts, deleting and walking. The rule above all others: whatever fails, what was typed
 * stays in the form, and a draft of it in the store as soon as the store can take one.
 */

#include "config.h"

#include "mp-record-form-private.h"

#include "app/widget/mp-host.h"
#include "app/widget/mp-widget.h"
#include "edit/mp-drafts.h"
#include "store/list/mp-list-model.h"

#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>

/* After the last keystroke. */
#define DRAFT_SECONDS 2

/* --- drafts --------------------------------------------------------------------------------- */

static gboolean
keep_draft (MpRecordForm *self, GError **error)
{
  g_autofree char *key = mp_record_edit_dup_draft_key (self->edit);
  g_autofree char *draft = mp_record_edit_dup_draft (self->edit);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (draft == NULL && !self->draft_kept)
    return TRUE;
  if (!mp_drafts_set (mp_drafts_of (self->store), key, draft, error))
    return FALSE;

  self->draft_kept = draft != NULL;
  return TRUE;
}

gboolean
mp_record_form_keep_draft (MpRecordForm *self)
{
  return keep_draft (self, NULL);
}

/* The changes are given up for what the clerk wanted to do. */
static void
give_up (MpRecordForm *self)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  g_autoptr (MpRecord) original = g_object_ref (mp_record_edit_get_original (self->edit));

  mp_record_form_load (self, original);
  if (host != NULL)
    mp_host_resume (host);
}

static void
say_draft (MpRecordForm *self)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  g_autofree char *title = mp_record_edit_dup_title (self->edit);
  g_autofree char *message = g_strdup_printf (_("Not saved, kept as a draft: %s"), title);

  if (host != NULL && mp_record_edit_is_changed (self->edit))
    mp_host_toast (host, message);
}

gboolean
mp_record_form_may_go (MpRecordForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (keep_draft (self, &error))
    {
      say_draft (self);
      return TRUE;
    }

  text = g_strdup_printf (_("%s What you typed stands here and nowhere else."), error->message);
  mp_record_form_notify (self, text, _("Discard the changes"), G_CALLBACK (give_up));
  return FALSE;
}

static gboolean
draft_timer_cb (gpointer data)
{
  MpRecordForm *self = data;

  self->draft_timer = 0;
  mp_record_form_keep_draft (self);
  return G_SOURCE_REMOVE;
}

void
mp_record_form_touch_draft (MpRecordForm *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (!self->saving)
    self->draft_timer = g_timeout_add_seconds (DRAFT_SECONDS, draft_timer_cb, self);
}

void
mp_record_form_drop_draft (MpRecordForm *self)
{
  g_autofree char *key = mp_record_edit_dup_draft_key (self->edit);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (self->draft_kept && mp_drafts_set (mp_drafts_of (self->store), key, NULL, NULL))
    self->draft_kept = FALSE;
}

void
mp_record_form_take_draft (MpRecordForm *self)
{
  g_autofree char *key = mp_record_edit_dup_draft_key (self->edit);
  g_autofree char *draft = mp_drafts_dup (mp_drafts_of (self->store), key);
  g_autofree char *text = NULL;
  guint conflicts;

  self->draft_kept = draft != NULL;
  if (draft == NULL || !mp_record_edit_apply_draft (self->edit, draft)
      || !mp_record_edit_is_changed (self->edit))
    return;

  conflicts = mp_record_edit_count_conflicts (self->edit);
  if (conflicts > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Your unsaved draft is back. %u field was changed "
                                         "elsewhere since; both values are shown.",
                                         "Your unsaved draft is back. %u fields were changed "
                                         "elsewhere since; both values are shown.",
                                         conflicts),
                            conflicts);
  else
    text = g_strdup (_("Your unsaved draft is back. Save it when it is right."));
  mp_record_form_notify (self, text, _("Discard the draft"), G_CALLBACK (mp_record_form_discard));
}

static void
bring_back (MpRecordForm *self)
{
  g_autofree char *draft = g_steal_pointer (&self->discarded);

  mp_record_edit_apply_draft (self->edit, draft);
  mp_record_form_refresh (self);
  mp_record_form_update (self);
}

/* Back to what is stored; the text is kept as long as it is offered. */
void
mp_record_form_discard (MpRecordForm *self)
{
  g_autoptr (MpRecord) original = g_object_ref (mp_record_edit_get_original (self->edit));
  g_autofree char *draft = mp_record_edit_dup_draft (self->edit);

  mp_record_form_drop_draft (self);
  mp_record_form_load (self, original);
  mp_record_parts_focus_first (self->parts);
  self->discarded = g_steal_pointer (&draft);
  if (self->discarded != NULL)
    mp_record_form_notify (self, _("The changes are discarded."), _("Bring them back"),
                           G_CALLBACK (bring_back));
}

/* --- saving --------------------------------------------------------------------------------- */

static void
report_failure (MpRecordForm *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_NEWER)
      && mp_record_edit_rebase (self->edit, NULL))
    {
      guint n = mp_record_edit_count_conflicts (self->edit);

      /* Both sides typed the same. */
      if (n == 0)
        {
          mp_record_form_save (self);
          return;
        }
      text =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Not saved: this record was changed elsewhere "
                                        "meanwhile. %u field was changed on both sides; choose "
                                        "one of the two values, then save again.",
                                        "Not saved: this record was changed elsewhere "
                                        "meanwhile. %u fields were changed on both sides; choose "
                                        "one of the two values each, then save again.",
                                        n),
                           n);
    }
  else if (mp_record_form_keep_draft (self))
    text = g_strdup_printf (_("%s What you typed is kept as a draft; press Ctrl+S to try again."),
                            error->message);
  else
    text = g_strdup_printf (_("%s What you typed stands here and nowhere else: do not close the "
                              "window. Press Ctrl+S to try again."),
                            error->message);

  mp_record_form_notify (self, text, NULL, NULL);
}

static void show_listed (MpRecordForm *self, gint64 id);

gboolean
mp_record_form_show (MpRecordForm *self, MpRecord *record)
{
  if (!mp_record_form_may_go (self))
    return FALSE;

  mp_record_form_load (self, record);
  return TRUE;
}

/* To the record that Alt+Down asked for; not when this one could not be saved. */
static void
go_on (MpRecordForm *self, gboolean saved)
{
  gint64 id = self->next_id;

  self->next_id = 0;
  if (saved && id != 0)
    show_listed (self, id);
}

typedef struct
{
  MpRecordForm *form;
  MpRecordEdit *edit;
  char *label;
  char *draft_key; /* of a new record, which has another key once it has an id */
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  MpRecordForm *self = saving->form;
  gboolean current = self->edit == saving->edit;
  g_autoptr (GError) error = NULL;
  gint64 change = 0;
  gboolean saved = mp_record_edit_save_finish (saving->edit, result, &change, &error);
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  self->saving = FALSE;
  if (saved)
    {
      mp_drafts_set (mp_drafts_of (mp_record_edit_get_store (saving->edit)), saving->draft_key,
                     NULL, NULL);
      if (host != NULL)
        mp_host_toast_undo (host, saving->label, change);
    }
  if (current && saved)
    {
      self->draft_kept = FALSE;
      gtk_widget_set_visible (self->notice, FALSE);
      mp_record_form_refresh (self);
      if (mp_record_edit_is_changed (self->edit))
        mp_record_form_touch_draft (self);
      else
        mp_widget_forget_typing (GTK_WIDGET (self));
    }
  else if (current)
    report_failure (self, error);
  if (current)
    mp_record_form_update (self);
  if (current)
    go_on (self, saved);
  if (host != NULL)
    mp_host_retitle (host);

  g_object_unref (saving->edit);
  g_object_unref (saving->form);
  g_free (saving->label);
  g_free (saving->draft_key);
  g_free (saving);
}

void
mp_record_form_save (MpRecordForm *self)
{
  MpRecordEdit *where;
  const MpField *field;
  g_autofree char *problem = NULL;
  Saving *saving;

  if (self->saving || self->gone
      || (!mp_record_edit_is_changed (self->edit) && !mp_record_edit_is_new (self->edit)))
    return;

  problem = mp_record_edit_find_problem (self->edit, &where, &field);
  if (problem != NULL)
    {
      mp_record_parts_check (self->parts);
      mp_record_form_tell_problem (self, problem);
      mp_record_parts_focus_field (self->parts, where, field);
      return;
    }
  if (mp_record_edit_count_conflicts (self->edit) > 0)
    {
      mp_record_form_notify (self,
                             _("Not saved yet. Some values were changed elsewhere too: choose "
                               "theirs or yours below each of them."),
                             NULL, NULL);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->form = g_object_ref (self);
  saving->edit = g_object_ref (self->edit);
  saving->label = mp_record_edit_dup_label (self->edit);
  saving->draft_key = mp_record_edit_dup_draft_key (self->edit);
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  self->saving = TRUE;
  mp_record_form_update (self);
  mp_record_edit_save_async (self->edit, NULL, saved_cb, saving);
}

/* --- what others do ------------------------------------------------------------------------- */

static gboolean
concerns (MpRecordForm *self, const char *entity, GArray *ids)
{
  gint64 id = mp_record_get_id (mp_record_edit_get_record (self->edit));

  if (id == 0)
    return FALSE;
  /* Another kind may be a child, or give a link its title. */
  if (entity == NULL || ids == NULL
      || !g_str_equal (entity, mp_record_edit_get_entity (self->edit)->name))
    return TRUE;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* An undo, an import, another form: what is not touched here is shown as it is now. */
void
mp_record_form_store_changed (MpRecordForm *self, const char *entity, GArray *ids)
{
  if (self->edit == NULL || self->saving || !concerns (self, entity, ids))
    return;

  if (!mp_record_edit_rebase (self->edit, NULL)
      || mp_record_is_deleted (mp_record_edit_get_record (self->edit)))
    {
      self->gone = TRUE;
      mp_record_form_notify (self,
                             _("This record is no longer there. What stands here can be copied, "
                               "not saved."),
                             NULL, NULL);
    }
  else if (self->gone)
    {
      self->gone = FALSE;
      gtk_widget_set_visible (self->notice, FALSE);
    }
  if (mp_record_edit_count_conflicts (self->edit) > 0)
    mp_record_form_notify (self,
                           _("This record was changed elsewhere: where you changed the same "
                             "field, both values are shown."),
                           NULL, NULL);
  mp_record_form_refresh (self);
  mp_record_form_update (self);
}

/* --- deleting ------------------------------------------------------------------------------- */

static gboolean
delete_record (MpWriter *writer, gpointer data, GError **error)
{
  MpRecord *record = data;

  return mp_rules_delete (writer, mp_record_get_entity (record), mp_record_get_id (record), error);
}

void
mp_record_form_delete (MpRecordForm *self)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  g_autofree char *title = mp_record_edit_dup_title (self->edit);
  g_autofree char *label = g_strdup_printf (_("Moved to the recycle bin: %s"), title);
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  mp_record_form_keep_draft (self);
  if (!mp_store_write (self->store, label, delete_record, mp_record_edit_get_record (self->edit),
                       NULL, &change, &error))
    {
      mp_record_form_notify (self, error->message, NULL, NULL);
      return;
    }
  if (host != NULL)
    {
      mp_host_toast_undo (host, label, change);
      mp_host_back (host);
    }
}

/* --- walking -------------------------------------------------------------------------------- */

guint
mp_record_form_find (MpRecordForm *self)
{
  gint64 id = mp_record_get_id (mp_record_edit_get_record (self->edit));
  guint n;

  if (self->list == NULL || id == 0)
    return G_MAXUINT;
  if (MP_IS_LIST_MODEL (self->list))
    return mp_list_model_find (MP_LIST_MODEL (self->list), id);

  n = g_list_model_get_n_items (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpRecord) record = g_list_model_get_item (self->list, i);

      if (mp_record_get_id (record) == id)
        return i;
    }
  return G_MAXUINT;
}

/* The cursor goes to the field that it was in: one figure is brought up to date in many records. */
static void
show_listed (MpRecordForm *self, gint64 id)
{
  g_autoptr (MpRecord) record = mp_store_load (
    self->store, mp_record_edit_get_entity (self->edit), id, NULL);
  const MpField *field = mp_record_parts_get_focused (self->parts);

  if (record == NULL || !mp_record_form_show (self, record))
    return;
  if (field != NULL)
    mp_record_parts_focus_field (self->parts, self->edit, field);
}

/* What can be saved is saved on the way, one change for each record, as leaving a row does in a
 * workbook; what cannot is kept as a draft.
 */
void
mp_record_form_walk (MpRecordForm *self, int step)
{
  guint at = mp_record_form_find (self);
  g_autoptr (MpRecord) listed = NULL;
  g_autofree char *problem = NULL;
  MpRecordEdit *where;
  const MpField *field;

  if (self->saving || self->list == NULL || at == G_MAXUINT || (step < 0 && at == 0))
    return;
  listed = g_list_model_get_item (self->list, at + step);
  if (listed == NULL)
    return;

  problem = mp_record_edit_find_problem (self->edit, &where, &field);
  if (problem == NULL && mp_record_edit_count_conflicts (self->edit) == 0
      && mp_record_edit_is_changed (self->edit) && !self->gone)
    {
      self->next_id = mp_record_get_id (listed);
      mp_record_form_save (self);
    }
  else
    show_listed (self, mp_record_get_id (listed));
}
