-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The records of an office. One table for each entity of the catalog, one column for each of its
-- fields, in the same order; `custom` holds the office's own fields as JSON. <field>_key is the
-- stored pinyin order of a sortable text. No generated columns: the recorder of changes would
-- silently see nothing.
--
-- Lists read live records only, so their indexes are partial. The index of a link is not, for it
-- also answers whether a record is still linked to, which one of live records cannot; deleted_at
-- is its last column. A <table>_bin index costs nothing but for what lies in the recycle bin.

-- A province, city, county, township or community (domain.md E01).
CREATE TABLE division (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  short_name TEXT,
  code12 TEXT,
  parent INTEGER REFERENCES division (id),
  level TEXT NOT NULL,
  township_kind TEXT,
  community_kind TEXT,
  urban_rural_code TEXT,
  households INTEGER,
  population INTEGER,
  region_group TEXT,
  party_org_name TEXT,
  secretary TEXT,
  director TEXT,
  phone TEXT,
  practice_station INTEGER CHECK (practice_station IN (0, 1)),
  volunteer_station TEXT,
  pilot_kind TEXT,
  pilot_year INTEGER,
  valid_from TEXT,
  valid_to TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX division_name ON division (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX division_parent ON division (parent, id, deleted_at);
CREATE INDEX division_level ON division (level, id) WHERE deleted_at IS NULL;
CREATE INDEX division_community_kind ON division (community_kind, id) WHERE deleted_at IS NULL;
CREATE INDEX division_bin ON division (deleted_at) WHERE deleted_at IS NOT NULL;

-- A committee under a residents' committee (domain.md E01); leaders of organizations join it.
CREATE TABLE sub_committee (
  id INTEGER PRIMARY KEY,
  division INTEGER NOT NULL REFERENCES division (id),
  name TEXT NOT NULL,
  name_key BLOB,
  head TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX sub_committee_division ON sub_committee (division, id, deleted_at);
CREATE INDEX sub_committee_name ON sub_committee (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX sub_committee_bin ON sub_committee (deleted_at) WHERE deleted_at IS NOT NULL;

-- A named set of divisions that a target or a statistic is counted for (domain.md E01).
CREATE TABLE division_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  purpose TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX division_group_name ON division_group (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX division_group_bin ON division_group (deleted_at) WHERE deleted_at IS NOT NULL;

-- One division of a group of divisions.
CREATE TABLE division_group_member (
  id INTEGER PRIMARY KEY,
  division_group INTEGER NOT NULL REFERENCES division_group (id),
  division INTEGER NOT NULL REFERENCES division (id),
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX division_group_member_division_group ON division_group_member (division_group, id, deleted_at);
CREATE INDEX division_group_member_division ON division_group_member (division, id, deleted_at);
CREATE INDEX division_group_member_bin ON division_group_member (deleted_at) WHERE deleted_at IS NOT NULL;

-- A person whom the office knows: leader, contact, instructor, member (domain.md E04).
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  sex TEXT,
  birth_date TEXT,
  phone TEXT,
  political_status TEXT,
  education TEXT,
  ethnicity TEXT,
  id_type TEXT,
  id_no TEXT,
  residence_division INTEGER REFERENCES division (id),
  residence_text TEXT,
  employer TEXT,
  post TEXT,
  qualification TEXT,
  qual_no TEXT,
  qual_date TEXT,
  skill TEXT,
  photo_consent TEXT,
  lifecycle TEXT NOT NULL,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX person_name ON person (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX person_residence_division ON person (residence_division, id, deleted_at) WHERE residence_division IS NOT NULL;
CREATE INDEX person_lifecycle ON person (lifecycle, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX person_bin ON person (deleted_at) WHERE deleted_at IS NOT NULL;

-- A place where organizations meet (domain.md E08).
CREATE TABLE venue (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  division INTEGER REFERENCES division (id),
  address TEXT,
  area_m2 REAL,
  venue_right TEXT,
  provider TEXT,
  proof_no TEXT,
  proof_valid_to TEXT,
  open_hours TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX venue_name ON venue (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX venue_division ON venue (division, name_key, id, deleted_at);
CREATE INDEX venue_venue_right ON venue (venue_right, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX venue_bin ON venue (deleted_at) WHERE deleted_at IS NOT NULL;

-- A community social organization of any of the three tiers (domain.md E02).
CREATE TABLE organization (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  short_name TEXT,
  former_names TEXT,
  tier TEXT NOT NULL,
  division INTEGER NOT NULL REFERENCES division (id),
  org_type TEXT,
  subtypes TEXT,
  legal_form TEXT,
  name_style TEXT,
  founded_on TEXT,
  status TEXT NOT NULL,
  status_date TEXT,
  stage TEXT,
  stage_date TEXT,
  business_scope TEXT,
  purpose TEXT,
  service_groups TEXT,
  service_object_note TEXT,
  main_activities TEXT,
  frequency TEXT,
  service_area TEXT,
  is_mutual_aid INTEGER CHECK (is_mutual_aid IN (0, 1)),
  is_volunteer_type INTEGER CHECK (is_volunteer_type IN (0, 1)),
  tags TEXT,
  member_count_person INTEGER,
  member_count_unit INTEGER,
  party_member_count INTEGER,
  volunteer_count INTEGER,
  staff_full INTEGER,
  staff_part INTEGER,
  count_as_of TEXT,
  contact_person TEXT,
  contact_phone TEXT,
  address TEXT,
  postcode TEXT,
  liaison_worker INTEGER REFERENCES person (id),
  sub_committee INTEGER REFERENCES sub_committee (id),
  supervising_unit TEXT,
  initiator_kind TEXT,
  has_charter INTEGER CHECK (has_charter IN (0, 1)),
  charter_date TEXT,
  has_activity_rules INTEGER CHECK (has_activity_rules IN (0, 1)),
  has_service_norms INTEGER CHECK (has_service_norms IN (0, 1)),
  party_in_charter INTEGER CHECK (party_in_charter IN (0, 1)),
  meeting_cycle TEXT,
  activity_fund INTEGER,
  hub_type TEXT,
  hub_division INTEGER REFERENCES division (id),
  is_charity INTEGER CHECK (is_charity IN (0, 1)),
  is_volunteer_org INTEGER CHECK (is_volunteer_org IN (0, 1)),
  emergency_capable INTEGER CHECK (emergency_capable IN (0, 1)),
  in_platform INTEGER CHECK (in_platform IN (0, 1)),
  platform_no TEXT,
  platform_date TEXT,
  marked_on TEXT,
  marked_basis TEXT,
  survey_batch TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX organization_name ON organization (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_tier ON organization (tier, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_division ON organization (division, name_key, id, deleted_at);
CREATE INDEX organization_org_type ON organization (org_type, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_founded_on ON organization (founded_on, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_status ON organization (status, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_stage ON organization (stage, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_member_count_person ON organization (member_count_person, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_liaison_worker ON organization (liaison_worker, id, deleted_at) WHERE liaison_worker IS NOT NULL;
CREATE INDEX organization_sub_committee ON organization (sub_committee, id, deleted_at) WHERE sub_committee IS NOT NULL;
CREATE INDEX organization_hub_type ON organization (hub_type, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX organization_hub_division ON organization (hub_division, id, deleted_at) WHERE hub_division IS NOT NULL;
CREATE INDEX organization_bin ON organization (deleted_at) WHERE deleted_at IS NOT NULL;

-- From when to when an organization stood on which tier (domain.md W1).
CREATE TABLE tier_period (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  tier TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX tier_period_organization ON tier_period (organization, id, deleted_at);
CREATE INDEX tier_period_from_on ON tier_period (from_on, id) WHERE deleted_at IS NULL;
CREATE INDEX tier_period_bin ON tier_period (deleted_at) WHERE deleted_at IS NOT NULL;

-- The legal registration of an organization of the first tier (domain.md E03).
CREATE TABLE registration (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  uscc TEXT,
  old_cert_no TEXT,
  registry TEXT,
  direct_registration INTEGER CHECK (direct_registration IN (0, 1)),
  business_authority TEXT,
  registered_on TEXT,
  valid_from TEXT,
  valid_to TEXT,
  capital INTEGER,
  legal_rep INTEGER REFERENCES person (id),
  domicile TEXT,
  directors INTEGER,
  supervisors INTEGER,
  rating TEXT,
  rating_valid_to TEXT,
  last_check_year INTEGER,
  last_check_result TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX registration_organization ON registration (organization, coalesce (deleted_at, 0));
CREATE INDEX registration_legal_rep ON registration (legal_rep, id, deleted_at) WHERE legal_rep IS NOT NULL;
CREATE INDEX registration_bin ON registration (deleted_at) WHERE deleted_at IS NOT NULL;

-- Who is what in an organization, from when to when (domain.md E04).
CREATE TABLE person_role (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  person INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  title TEXT,
  is_primary_leader INTEGER CHECK (is_primary_leader IN (0, 1)),
  is_legal_rep INTEGER CHECK (is_legal_rep IN (0, 1)),
  is_initiator INTEGER CHECK (is_initiator IN (0, 1)),
  party_post TEXT,
  leader_bg TEXT,
  is_cadre INTEGER CHECK (is_cadre IN (0, 1)),
  cadre_rank TEXT,
  cadre_approval_org TEXT,
  cadre_approval_no TEXT,
  started_on TEXT,
  ended_on TEXT,
  term_no TEXT,
  emergency_contact INTEGER CHECK (emergency_contact IN (0, 1)),
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX person_role_organization ON person_role (organization, is_primary_leader DESC, id, deleted_at);
CREATE INDEX person_role_person ON person_role (person, id, deleted_at);
CREATE INDEX person_role_role ON person_role (role, id) WHERE deleted_at IS NULL;
CREATE INDEX person_role_bin ON person_role (deleted_at) WHERE deleted_at IS NOT NULL;

-- Which organization uses which venue (domain.md E08, 一址多社).
CREATE TABLE org_venue (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  venue INTEGER NOT NULL REFERENCES venue (id),
  from_on TEXT,
  to_on TEXT,
  is_shared INTEGER CHECK (is_shared IN (0, 1)),
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX org_venue_organization ON org_venue (organization, id, deleted_at);
CREATE INDEX org_venue_venue ON org_venue (venue, id, deleted_at);
CREATE INDEX org_venue_bin ON org_venue (deleted_at) WHERE deleted_at IS NOT NULL;

-- One application for filing, change, renewal or cancellation (domain.md E05).
CREATE TABLE filing (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  case_no TEXT,
  filing_kind TEXT NOT NULL,
  applied_on TEXT,
  recommender TEXT,
  recommended_on TEXT,
  recommend_note TEXT,
  accepted_on TEXT,
  accepted_by TEXT,
  correction_notice_on TEXT,
  correction_due TEXT,
  corrected_on TEXT,
  due_on TEXT,
  review_opinion TEXT,
  reviewer TEXT,
  reviewed_on TEXT,
  decision TEXT,
  decided_on TEXT,
  refusal_reason TEXT,
  filing_no TEXT,
  filing_authority TEXT,
  issued_on TEXT,
  valid_from TEXT,
  valid_to TEXT,
  renew_remind_on TEXT,
  party_sync TEXT,
  declaration_signed INTEGER CHECK (declaration_signed IN (0, 1)),
  change_item TEXT,
  before_value TEXT,
  after_value TEXT,
  basis_meeting_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX filing_organization ON filing (organization, decided_on, id, deleted_at);
CREATE INDEX filing_filing_kind ON filing (filing_kind, applied_on, id) WHERE deleted_at IS NULL;
CREATE INDEX filing_applied_on ON filing (applied_on, id) WHERE deleted_at IS NULL;
CREATE INDEX filing_decision ON filing (decision, applied_on, id) WHERE deleted_at IS NULL;
CREATE INDEX filing_bin ON filing (deleted_at) WHERE deleted_at IS NOT NULL;

-- One paper handed in with an application (domain.md E05).
CREATE TABLE filing_material (
  id INTEGER PRIMARY KEY,
  filing INTEGER NOT NULL REFERENCES filing (id),
  material_name TEXT NOT NULL,
  required INTEGER CHECK (required IN (0, 1)),
  received INTEGER CHECK (received IN (0, 1)),
  copies INTEGER,
  original INTEGER CHECK (original IN (0, 1)),
  received_on TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX filing_material_filing ON filing_material (filing, id, deleted_at);
CREATE INDEX filing_material_bin ON filing_material (deleted_at) WHERE deleted_at IS NOT NULL;

-- One condition checked for an application (domain.md E05, rule set W2).
CREATE TABLE filing_check (
  id INTEGER PRIMARY KEY,
  filing INTEGER NOT NULL REFERENCES filing (id),
  item TEXT NOT NULL,
  met INTEGER CHECK (met IN (0, 1)),
  note TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX filing_check_filing ON filing_check (filing, id, deleted_at);
CREATE INDEX filing_check_bin ON filing_check (deleted_at) WHERE deleted_at IS NOT NULL;

-- A Party organization that covers one or several organizations (domain.md E16).
CREATE TABLE party_org (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  kind TEXT,
  division INTEGER REFERENCES division (id),
  established_on TEXT,
  approved_by TEXT,
  approval_no TEXT,
  superior_name TEXT,
  superior_relation TEXT,
  secretary_name TEXT,
  secretary_phone TEXT,
  place_kind TEXT,
  is_joint INTEGER CHECK (is_joint IN (0, 1)),
  full_members INTEGER,
  probationary INTEGER,
  targets INTEGER,
  activists INTEGER,
  applicants INTEGER,
  mass_orgs TEXT,
  status INTEGER CHECK (status IN (0, 1)),
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX party_org_name ON party_org (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX party_org_kind ON party_org (kind, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX party_org_division ON party_org (division, name_key, id, deleted_at);
CREATE INDEX party_org_bin ON party_org (deleted_at) WHERE deleted_at IS NOT NULL;

-- How the Party's work reaches an organization (domain.md E16 org_party_coverage).
CREATE TABLE party_coverage (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  party_mode TEXT,
  party_org INTEGER REFERENCES party_org (id),
  n_full INTEGER,
  n_prob INTEGER,
  no_party_reason TEXT,
  plan_on TEXT,
  instructor_name TEXT,
  instructor_unit TEXT,
  instructor_phone TEXT,
  instructor_relation TEXT,
  instructor_from TEXT,
  instructor_to TEXT,
  liaison_name TEXT,
  liaison_phone TEXT,
  contact_leader TEXT,
  contact_cycle TEXT,
  synced_at_filing INTEGER CHECK (synced_at_filing IN (0, 1)),
  party_budget INTEGER,
  mass_orgs TEXT,
  from_on TEXT,
  to_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX party_coverage_organization ON party_coverage (organization, coalesce (deleted_at, 0));
CREATE INDEX party_coverage_party_mode ON party_coverage (party_mode, id) WHERE deleted_at IS NULL;
CREATE INDEX party_coverage_party_org ON party_coverage (party_org, id, deleted_at) WHERE party_org IS NOT NULL;
CREATE INDEX party_coverage_bin ON party_coverage (deleted_at) WHERE deleted_at IS NOT NULL;

-- What one import read and what became of it, kept with the records it made so that the
-- accounting outlives the window: read = created + updated + same + held + refused, a rule of
-- the schema too.
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  sha256 TEXT,
  imported_at TEXT,
  n_read INTEGER NOT NULL,
  n_new INTEGER NOT NULL,
  n_updated INTEGER NOT NULL,
  n_same INTEGER NOT NULL,
  n_held INTEGER NOT NULL,
  n_refused INTEGER NOT NULL,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER,
  CHECK (n_read = n_new + n_updated + n_same + n_held + n_refused)
) STRICT;
CREATE INDEX import_batch_bin ON import_batch (deleted_at) WHERE deleted_at IS NOT NULL;

-- What left the office as a workbook: which ledger, how many rows, masked or not, for what and
-- to whom (domain.md 2.9, L35).
CREATE TABLE export_batch (
  id INTEGER PRIMARY KEY,
  ledger TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT,
  exported_at TEXT,
  n_rows INTEGER,
  full INTEGER CHECK (full IN (0, 1)),
  purpose TEXT,
  recipient TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX export_batch_bin ON export_batch (deleted_at) WHERE deleted_at IS NOT NULL;

-- Found by their numbers when a workbook is read in.
CREATE INDEX registration_uscc ON registration (uscc) WHERE deleted_at IS NULL AND uscc IS NOT NULL;
CREATE INDEX filing_filing_no ON filing (filing_no) WHERE deleted_at IS NULL AND filing_no IS NOT NULL;
CREATE INDEX division_code12 ON division (code12) WHERE deleted_at IS NULL;

-- An organization with what its current leader, place, filing and coverage say of it.
CREATE VIEW organization_view AS
SELECT
  o.*,
  (SELECT p.name FROM person_role AS r JOIN person AS p ON p.id = r.person
    WHERE r.organization = o.id AND r.role = '1' AND r.ended_on IS NULL AND r.deleted_at IS NULL
    ORDER BY r.is_primary_leader DESC, r.id LIMIT 1) AS leader_name,
  (SELECT p.phone FROM person_role AS r JOIN person AS p ON p.id = r.person
    WHERE r.organization = o.id AND r.role = '1' AND r.ended_on IS NULL AND r.deleted_at IS NULL
    ORDER BY r.is_primary_leader DESC, r.id LIMIT 1) AS leader_phone,
  (SELECT v.name FROM org_venue AS u JOIN venue AS v ON v.id = u.venue
    WHERE u.organization = o.id AND u.to_on IS NULL AND u.deleted_at IS NULL
    ORDER BY u.id LIMIT 1) AS venue_name,
  (SELECT f.filing_no FROM filing AS f
    WHERE f.organization = o.id AND f.filing_no IS NOT NULL AND f.deleted_at IS NULL
    ORDER BY f.decided_on DESC, f.id DESC LIMIT 1) AS filing_no,
  coalesce (
    (SELECT r.valid_to FROM registration AS r
      WHERE r.organization = o.id AND r.deleted_at IS NULL AND o.tier = '1'),
    (SELECT f.valid_to FROM filing AS f
      WHERE f.organization = o.id AND f.valid_to IS NOT NULL AND f.deleted_at IS NULL
      ORDER BY f.decided_on DESC, f.id DESC LIMIT 1)) AS valid_to,
  (SELECT c.party_mode FROM party_coverage AS c
    WHERE c.organization = o.id AND c.deleted_at IS NULL) AS party_mode
FROM organization AS o;
