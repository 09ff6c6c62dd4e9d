/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an office should hold after each change, undo and redo: a second bookkeeping of rows in
 * memory, to which the office is compared.
 */

#pragma once

#include "store-fixture.h"
#include "bare-write.h"
#include "store/mp-writing.h"

G_BEGIN_DECLS

enum { ORGANIZATION, PERSON, ROLE, N_KINDS };
extern const char *const kind_names[N_KINDS];
extern const char *const fields[N_KINDS][3];

/* A value of the model. 0: none; for `deleted` a token that no other deletion has. */
typedef struct
{
  guint kind;
  gint64 id;
  gboolean exists;
  guint values[3];
  guint deleted;
  guint parents[2]; /* of a role: places of the organization and the person in the model */
} Row;

/* What a change did to a row: all of it before and after. */
typedef struct
{
  guint row;
  Row before;
  Row after;
} Step;

typedef struct
{
  GArray *steps;
  gboolean ordinary;
  guint target; /* of an undo or a redo */
  gboolean undone;
  gint64 id;
} Change;

typedef struct
{
  Office office;
  GArray *rows;       /* of Row */
  GPtrArray *changes; /* of Change */
  guint token;
} World;

void change_free (gpointer data);
Row *row_at (World *world, guint place);
Change *change_at (World *world, guint place);
gint64 newest_change (World *world);
char *value_text (guint value);
void assert_agrees (World *world);
void note_step (Change *change, guint place, Row before, Row after);
Change *add_change (World *world, gboolean ordinary, guint target);

/* FALSE, and nothing changed, when it cannot be. */
gboolean apply (World *world, guint target, gboolean backwards);

G_END_DECLS
