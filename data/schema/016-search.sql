-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is looked through when something is looked for anywhere: says again what the live records
-- say, narrow and folded. No part of the history, never sent; made anew whenever it is not of this
-- program (store/search). The texts are lines, the first that by which the record is mentioned;
-- `letters` are those with which its characters begin in pinyin.
CREATE TABLE search_text (
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  text TEXT NOT NULL,
  letters INTEGER NOT NULL,
  PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;
