/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above some thousands it is quicker to read the table again than to follow, and nothing is kept.
 */

#include "config.h"

#include "mp-search-notes.h"

#define MOST 5000

typedef struct
{
  const MpEntity *entity;
  gint64 id;
  gsize at;
  guint32 letters;
} Note;

struct _MpSearchNotes
{
  GArray *notes;  /* of Note */
  GString *texts; /* each ended by 0 */
  gboolean all;
};

MpSearchNotes *
mp_search_notes_new (void)
{
  MpSearchNotes *self = g_new0 (MpSearchNotes, 1);

  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  self->texts = g_string_new (NULL);
  return self;
}

void
mp_search_notes_free (MpSearchNotes *self)
{
  g_array_unref (self->notes);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

void
mp_search_notes_add (MpSearchNotes *self, const MpEntity *entity, gint64 id, const char *text,
                     guint32 letters)
{
  Note note = { entity, id, self->texts->len, letters };

  if (self->all)
    return;
  if (self->notes->len == MOST)
    {
      mp_search_notes_set_all (self);
      return;
    }

  g_array_append_val (self->notes, note);
  g_string_append (self->texts, text);
  g_string_append_c (self->texts, '\0');
}

void
mp_search_notes_set_all (MpSearchNotes *self)
{
  self->all = TRUE;
  g_array_set_size (self->notes, 0);
  g_string_truncate (self->texts, 0);
}

gboolean
mp_search_notes_is_all (MpSearchNotes *self)
{
  return self->all;
}

void
mp_search_notes_each (MpSearchNotes *self, MpSearchNoteFunc func, gpointer data)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = &g_array_index (self->notes, Note, i);

      func (note->entity, note->id, self->texts->str + note->at, note->letters, data);
    }
}
