/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is attached, removed, taken back and tidied up in whatever order: the file of each
 * attachment that is there, or can be brought back, is whole.
 */

#include "photo-fixture.h"

#include "../store/store-fixture.h"

#include "attachment/mp-attaching.h"
#include "attachment/mp-attachment.h"
#include "policy/mp-rules.h"

enum { ATTACH, REMOVE, DELETE, RESTORE, UNDO, REDO, COLLECT, REOPEN, N_DEEDS };

static void
collect (Office *office)
{
  g_autoptr (GError) error = NULL;
  guint n_removed;
  gint64 n_bytes;

  mp_files_collect (office->store, &n_removed, &n_bytes, &error);
  g_assert_no_error (error);
}

static void
test_random_history (Office *office, gconstpointer data)
{
  gint64 organizations[] = { office_add (office, "甲队"), office_add (office, "乙队") };
  g_autoptr (MpChange) begun = mp_store_peek_undo (office->store);
  guint n_attached = 0;

  for (guint round = 0; round < 300; round++)
    {
      gint64 organization = organizations[g_test_rand_int_range (0, 2)];
      g_autoptr (GPtrArray) attached =
          mp_attachment_list (office->store, office->organization, organization, NULL);
      g_autoptr (MpRecord) owner =
          mp_store_load (office->store, office->organization, organization, NULL);
      gboolean gone = mp_record_is_deleted (owner);
      g_autoptr (GBytes) photo = photo_new_plain ((guint) g_test_rand_int_range (0, 40));
      g_autoptr (MpChange) last = mp_store_peek_undo (office->store);

      switch (g_test_rand_int_range (0, N_DEEDS + 4))
        {
        case ATTACH:
        case N_DEEDS ... N_DEEDS + 3: /* more often than anything else */
          {
            g_autoptr (MpAttaching) attaching =
                mp_attaching_new (office->store, office->organization, organization, FALSE);
            gboolean saved =
                mp_attaching_take_bytes (attaching, photo, "照片.jpg", NULL, NULL)
                && mp_attaching_save (attaching, NULL, NULL);

            g_assert_false (saved && gone);
            n_attached += saved;
            break;
          }
        case REMOVE:
          if (attached->len > 0)
            g_assert_true (gone || mp_attachment_remove (office->store, attached->pdata[0], NULL,
                                                         NULL));
          break;
        case DELETE:
          mp_rules_delete_record (office->store, office->organization, organization, "delete",
                                  NULL);
          break;
        case RESTORE:
          mp_rules_restore_record (office->store, office->organization, organization, "restore",
                                   NULL);
          break;
        case UNDO:
          if (last->id > begun->id)
            mp_store_undo (office->store, 0, NULL, NULL);
          break;
        case REDO:
          mp_store_redo (office->store, NULL, NULL);
          break;
        case COLLECT:
          collect (office);
          break;
        case REOPEN:
          office_reopen (office);
          break;
        }
      if (round % 10 == 0)
        office_assert_sound (office);
    }
  g_assert_cmpuint (n_attached, >, 10);
  office_assert_sound (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/attachment-history/random", test_random_history);

  return g_test_run ();
}
