/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NFKC knows the radicals of Kangxi's list but not those of the supplement, and nothing of
 * simplified forms, so both come from Unicode's own tables. Every cell of a workbook is folded:
 * a character costs one look.
 */

#include "config.h"

#include "mp-han.h"

#include "mp-han-table.h"

gunichar
mp_han_whole (gunichar c)
{
  gunichar meant;

  if (c >= FIRST_RADICAL && c - FIRST_RADICAL < G_N_ELEMENTS (radicals)
      && radicals[c - FIRST_RADICAL] != 0)
    return radicals[c - FIRST_RADICAL];
  if (((c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F))
      && g_unichar_fully_decompose (c, FALSE, &meant, 1) == 1)
    return meant;

  return c;
}

gunichar
mp_han_simplified (gunichar c)
{
  if (c >= FIRST_HAN && c - FIRST_HAN < G_N_ELEMENTS (simplified)
      && simplified[c - FIRST_HAN] != 0)
    return simplified[c - FIRST_HAN];

  return c;
}
