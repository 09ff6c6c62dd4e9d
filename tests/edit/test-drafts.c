/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose draft it is: what was typed into one record never comes up in another.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "edit/mp-drafts.h"

static void
type (MpRecordEdit *edit, const char *name, const char *text)
{
  mp_record_edit_set_text (edit, mp_entity_get_field (mp_record_edit_get_entity (edit), name),
                           text);
}

static void
keep (MpDrafts *drafts, MpRecordEdit *edit)
{
  g_autofree char *key = mp_record_edit_dup_draft_key (edit);
  g_autofree char *text = mp_record_edit_dup_draft (edit);
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_drafts_set (drafts, key, text, &error));
  g_assert_no_error (error);
}

/* A group that is begun is no continuation of one that could not be saved. */
static void
test_two_new (Office *self, gconstpointer data)
{
  MpDrafts *drafts = mp_drafts_of (self->store);
  g_autoptr (MpRecord) begun = mp_record_new_initial (self->organization);
  g_autoptr (MpRecordEdit) one = mp_record_edit_new (self->store, begun);
  g_autoptr (MpRecordEdit) other = mp_record_edit_new (self->store, begun);
  g_autoptr (MpRecordEdit) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char *old = g_strdup_printf ("draft.%s.new", self->organization->name);
  g_autofree char *text = NULL;

  type (one, "name", "甲队");
  keep (drafts, one);
  type (other, "name", "乙队");
  keep (drafts, other);
  list = mp_drafts_list (drafts);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((MpDraft *) list->pdata[0])->title, !=, ((MpDraft *) list->pdata[1])->title);

  /* What is opened from the list goes on with its own draft. */
  again = mp_record_edit_new (self->store, ((MpDraft *) list->pdata[0])->record);
  type (again, "name", "丙队");
  keep (drafts, again);
  g_assert_cmpuint (mp_drafts_count (drafts), ==, 2);

  /* As a program before wrote it. */
  text = mp_record_edit_dup_draft (one);
  g_assert_true (mp_drafts_set (drafts, old, text, NULL));
  rest = mp_drafts_list (drafts);
  g_assert_cmpuint (rest->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_test ("/drafts/two-new", test_two_new);

  return g_test_run ();
}
