/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who chooses has the ids as they are stored, as text: what was remembered is compared with them.
 */

#include "config.h"

#include "mp-division-choices.h"

void
mp_division_choices_fill (MpChoicePopover *popover, MpStore *store, GPtrArray *nodes, guint first)
{
  mp_choice_popover_clear (popover);
  for (guint i = first; i < nodes->len; i++)
    {
      const MpDivisionNode *node = nodes->pdata[i];
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, node->id);

      mp_choice_popover_set_section (popover, mp_division_node_section (node, store));
      mp_choice_popover_add_noted (popover, key, node->name, node->note);
    }
  mp_choice_popover_set_section (popover, NULL);
}
