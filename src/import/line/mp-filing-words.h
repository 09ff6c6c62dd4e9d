/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What remarks say of a filing.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MP_FILING_UNSAID,
  MP_FILING_DONE,    /* 已备案, 2023年已在镇里备案 */
  MP_FILING_DENIED,  /* 未备案, 未通过备案, 拟备案, 补正中: there is none, or not yet */
  MP_FILING_UNCLEAR, /* the one and the other */
  MP_FILING_NOBODYS, /* 查无此组织 */
} MpFilingSaid;

MpFilingSaid mp_filing_said (const char *text);

G_END_DECLS
