-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What an office keeps of an organization beside its register: what it reports, what is thought of it,
-- its projects and money, its Party life, training, and what residents ask for (domain.md E06 to E25).

CREATE TABLE deliberation (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  topic TEXT NOT NULL,
  topic_source TEXT,
  proposer TEXT,
  proposed_on TEXT,
  meeting_form TEXT,
  decision TEXT,
  n_due INTEGER,
  n_present INTEGER,
  n_for INTEGER,
  n_against INTEGER,
  n_abstained INTEGER,
  doer TEXT,
  due_on TEXT,
  done_on TEXT,
  n_satisfied INTEGER,
  n_rather_satisfied INTEGER,
  n_unsatisfied INTEGER,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX deliberation_activity ON deliberation (activity, id, deleted_at);
CREATE INDEX deliberation_bin ON deliberation (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE deliberation_group (
  id INTEGER PRIMARY KEY,
  deliberation INTEGER NOT NULL REFERENCES deliberation (id),
  attendee_kind TEXT NOT NULL,
  n INTEGER NOT NULL,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX deliberation_group_bin ON deliberation_group (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX deliberation_group_deliberation ON deliberation_group (deliberation, id, deleted_at);

CREATE TABLE volunteer_record (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  name TEXT NOT NULL,
  person INTEGER REFERENCES person (id),
  service_on TEXT,
  minutes INTEGER,
  content TEXT,
  evaluation TEXT,
  certificate_no TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX volunteer_record_activity ON volunteer_record (activity, id, deleted_at);
CREATE INDEX volunteer_record_bin ON volunteer_record (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX volunteer_record_person ON volunteer_record (person, id, deleted_at);
CREATE INDEX volunteer_record_service_on ON volunteer_record (service_on, id) WHERE deleted_at IS NULL;

CREATE TABLE publicity (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  title_key BLOB,
  organization INTEGER NOT NULL REFERENCES organization (id),
  activity INTEGER REFERENCES activity (id),
  media TEXT,
  published_on TEXT,
  url TEXT,
  subject TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX publicity_activity ON publicity (activity, id, deleted_at);
CREATE INDEX publicity_bin ON publicity (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX publicity_organization ON publicity (organization, id, deleted_at);
CREATE INDEX publicity_published_on ON publicity (published_on, id) WHERE deleted_at IS NULL;
CREATE INDEX publicity_title ON publicity (title_key, id) WHERE deleted_at IS NULL;

CREATE TABLE major_report (
  id INTEGER PRIMARY KEY,
  state TEXT,
  title TEXT NOT NULL,
  title_key BLOB,
  organization INTEGER NOT NULL REFERENCES organization (id),
  activity INTEGER REFERENCES activity (id),
  report_no TEXT,
  major_kind TEXT,
  planned_start TEXT,
  planned_end TEXT,
  place TEXT,
  planned_people INTEGER,
  content TEXT,
  participants TEXT,
  budget INTEGER,
  budget_source TEXT,
  safety_plan TEXT,
  safety_person TEXT,
  safety_phone TEXT,
  publicity_plan TEXT,
  foreign_related INTEGER CHECK (foreign_related IN (0, 1)),
  reported_on TEXT,
  reporter TEXT,
  received_by_unit TEXT,
  opinion TEXT,
  opinion_by TEXT,
  opinion_on TEXT,
  actual_people INTEGER,
  sum_effect TEXT,
  sum_impact TEXT,
  sum_problem TEXT,
  sum_plan TEXT,
  summary_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX major_report_activity ON major_report (activity, id, deleted_at);
CREATE INDEX major_report_bin ON major_report (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX major_report_foreign_related ON major_report (foreign_related, planned_start, id) WHERE deleted_at IS NULL;
CREATE INDEX major_report_major_kind ON major_report (major_kind, planned_start, id) WHERE deleted_at IS NULL;
CREATE INDEX major_report_opinion ON major_report (opinion, planned_start, id) WHERE deleted_at IS NULL;
CREATE INDEX major_report_organization ON major_report (organization, id, deleted_at);
CREATE INDEX major_report_planned_start ON major_report (planned_start, id) WHERE deleted_at IS NULL;
CREATE INDEX major_report_reported_on ON major_report (reported_on, id) WHERE deleted_at IS NULL;
CREATE INDEX major_report_state ON major_report (state, planned_start, id) WHERE deleted_at IS NULL;
CREATE INDEX major_report_title ON major_report (title_key, id) WHERE deleted_at IS NULL;

CREATE TABLE org_change (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  change_item TEXT NOT NULL,
  before_value TEXT,
  after_value TEXT,
  effective_on TEXT,
  filing INTEGER REFERENCES filing (id),
  handled_by TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX org_change_bin ON org_change (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX org_change_change_item ON org_change (change_item, effective_on, id) WHERE deleted_at IS NULL;
CREATE INDEX org_change_effective_on ON org_change (effective_on, id) WHERE deleted_at IS NULL;
CREATE INDEX org_change_filing ON org_change (filing, id, deleted_at);
CREATE INDEX org_change_organization ON org_change (organization, id, deleted_at);

CREATE TABLE exit_record (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  exit_kind TEXT NOT NULL,
  reason TEXT,
  decided_on TEXT,
  decided_by_unit TEXT,
  doc_no TEXT,
  liquidation INTEGER CHECK (liquidation IN (0, 1)),
  property_disposal TEXT,
  seal_returned INTEGER CHECK (seal_returned IN (0, 1)),
  announced_on TEXT,
  archived_on TEXT,
  transfer_to TEXT,
  transfer_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX exit_record_bin ON exit_record (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX exit_record_decided_on ON exit_record (decided_on, id) WHERE deleted_at IS NULL;
CREATE INDEX exit_record_exit_kind ON exit_record (exit_kind, decided_on, id) WHERE deleted_at IS NULL;
CREATE INDEX exit_record_organization ON exit_record (organization, id, deleted_at);

CREATE TABLE periodic_report (
  id INTEGER PRIMARY KEY,
  state TEXT,
  organization INTEGER NOT NULL REFERENCES organization (id),
  period_type TEXT NOT NULL,
  period TEXT NOT NULL,
  due_on TEXT,
  reported_on TEXT,
  form TEXT,
  to_unit TEXT,
  main_work TEXT,
  next_plan TEXT,
  requests TEXT,
  recorder TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX periodic_report_bin ON periodic_report (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX periodic_report_due_on ON periodic_report (due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX periodic_report_organization ON periodic_report (organization, id, deleted_at);
CREATE INDEX periodic_report_period_type ON periodic_report (period_type, due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX periodic_report_state ON periodic_report (state, due_on, id) WHERE deleted_at IS NULL;

CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  period TEXT NOT NULL,
  periodic_report INTEGER REFERENCES periodic_report (id),
  meeting_on TEXT,
  place TEXT,
  voters_kind TEXT,
  n_due INTEGER,
  n_present INTEGER,
  votes_excellent INTEGER,
  votes_good INTEGER,
  votes_pass INTEGER,
  votes_fail INTEGER,
  result TEXT,
  opinions TEXT,
  used_for TEXT,
  published_on TEXT,
  disclose_way TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX review_bin ON review (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX review_meeting_on ON review (meeting_on, id) WHERE deleted_at IS NULL;
CREATE INDEX review_organization ON review (organization, id, deleted_at);
CREATE INDEX review_periodic_report ON review (periodic_report, id, deleted_at);
CREATE INDEX review_result ON review (result, meeting_on, id) WHERE deleted_at IS NULL;
CREATE INDEX review_voters_kind ON review (voters_kind, meeting_on, id) WHERE deleted_at IS NULL;

CREATE TABLE eval_scheme (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  source TEXT,
  full_score INTEGER,
  grade_excellent INTEGER,
  grade_good INTEGER,
  grade_pass INTEGER,
  grade_nearly INTEGER,
  year_from INTEGER,
  is_default INTEGER CHECK (is_default IN (0, 1)),
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX eval_scheme_bin ON eval_scheme (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX eval_scheme_name ON eval_scheme (name_key, id) WHERE deleted_at IS NULL;

CREATE TABLE eval_item (
  id INTEGER PRIMARY KEY,
  eval_scheme INTEGER NOT NULL REFERENCES eval_scheme (id),
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  weight INTEGER,
  max_score INTEGER NOT NULL,
  standard TEXT,
  evidence_hint TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX eval_item_bin ON eval_item (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX eval_item_eval_scheme ON eval_item (eval_scheme, id, deleted_at);
CREATE INDEX eval_item_seq ON eval_item (seq, id) WHERE deleted_at IS NULL;

CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY,
  state TEXT,
  organization INTEGER NOT NULL REFERENCES organization (id),
  eval_scheme INTEGER NOT NULL REFERENCES eval_scheme (id),
  year INTEGER NOT NULL,
  evaluator_level TEXT,
  evaluator TEXT,
  evaluated_on TEXT,
  total INTEGER,
  grade TEXT,
  conclusion TEXT,
  publicized_from TEXT,
  publicized_to TEXT,
  published_on TEXT,
  disclose_way TEXT,
  objection TEXT,
  objection_result TEXT,
  used_for TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX evaluation_bin ON evaluation (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX evaluation_eval_scheme ON evaluation (eval_scheme, year, id, deleted_at);
CREATE INDEX evaluation_evaluator_level ON evaluation (evaluator_level, year, id) WHERE deleted_at IS NULL;
CREATE INDEX evaluation_grade ON evaluation (grade, year, id) WHERE deleted_at IS NULL;
CREATE INDEX evaluation_organization ON evaluation (organization, id, deleted_at);
CREATE INDEX evaluation_state ON evaluation (state, year, id) WHERE deleted_at IS NULL;
CREATE INDEX evaluation_total ON evaluation (total, id) WHERE deleted_at IS NULL;
CREATE INDEX evaluation_year ON evaluation (year, id) WHERE deleted_at IS NULL;

CREATE TABLE eval_score (
  id INTEGER PRIMARY KEY,
  evaluation INTEGER NOT NULL REFERENCES evaluation (id),
  eval_item INTEGER NOT NULL REFERENCES eval_item (id),
  self_score INTEGER,
  review_score INTEGER,
  deduct_reason TEXT,
  evidence TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX eval_score_bin ON eval_score (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX eval_score_eval_item ON eval_score (eval_item, id, deleted_at);
CREATE INDEX eval_score_evaluation ON eval_score (evaluation, id, deleted_at);

CREATE TABLE annual_report (
  id INTEGER PRIMARY KEY,
  state TEXT,
  organization INTEGER NOT NULL REFERENCES organization (id),
  year INTEGER NOT NULL,
  due_on TEXT,
  submitted_on TEXT,
  method TEXT,
  says_law INTEGER CHECK (says_law IN (0, 1)),
  says_formalities INTEGER CHECK (says_formalities IN (0, 1)),
  says_activities INTEGER CHECK (says_activities IN (0, 1)),
  says_people INTEGER CHECK (says_people IN (0, 1)),
  says_finance INTEGER CHECK (says_finance IN (0, 1)),
  says_party INTEGER CHECK (says_party IN (0, 1)),
  income INTEGER,
  expense INTEGER,
  n_activities INTEGER,
  n_members INTEGER,
  party_summary TEXT,
  reviewer TEXT,
  review_opinion TEXT,
  reviewed_on TEXT,
  result TEXT,
  published_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX annual_report_bin ON annual_report (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX annual_report_due_on ON annual_report (due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX annual_report_organization ON annual_report (organization, id, deleted_at);
CREATE INDEX annual_report_result ON annual_report (result, year, id) WHERE deleted_at IS NULL;
CREATE INDEX annual_report_state ON annual_report (state, year, id) WHERE deleted_at IS NULL;
CREATE INDEX annual_report_year ON annual_report (year, id) WHERE deleted_at IS NULL;

CREATE TABLE credit_record (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  title_key BLOB,
  organization INTEGER NOT NULL REFERENCES organization (id),
  person INTEGER REFERENCES person (id),
  credit_kind TEXT NOT NULL,
  is_penalty TEXT,
  level TEXT,
  fact TEXT,
  happened_on TEXT,
  authority TEXT,
  doc_no TEXT,
  points INTEGER,
  public_until TEXT,
  repair_status TEXT,
  repaired_on TEXT,
  recorded_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX credit_record_bin ON credit_record (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX credit_record_credit_kind ON credit_record (credit_kind, happened_on, id) WHERE deleted_at IS NULL;
CREATE INDEX credit_record_happened_on ON credit_record (happened_on, id) WHERE deleted_at IS NULL;
CREATE INDEX credit_record_is_penalty ON credit_record (is_penalty, happened_on, id) WHERE deleted_at IS NULL;
CREATE INDEX credit_record_level ON credit_record (level, happened_on, id) WHERE deleted_at IS NULL;
CREATE INDEX credit_record_organization ON credit_record (organization, id, deleted_at);
CREATE INDEX credit_record_person ON credit_record (person, id, deleted_at);
CREATE INDEX credit_record_repair_status ON credit_record (repair_status, happened_on, id) WHERE deleted_at IS NULL;
CREATE INDEX credit_record_title ON credit_record (title_key, id) WHERE deleted_at IS NULL;

CREATE TABLE inspection (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  kind TEXT NOT NULL,
  inspected_on TEXT,
  inspectors TEXT,
  checked TEXT,
  findings TEXT,
  conclusion TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX inspection_bin ON inspection (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX inspection_inspected_on ON inspection (inspected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX inspection_kind ON inspection (kind, inspected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX inspection_organization ON inspection (organization, id, deleted_at);

CREATE TABLE rectification (
  id INTEGER PRIMARY KEY,
  state TEXT,
  organization INTEGER NOT NULL REFERENCES organization (id),
  inspection INTEGER REFERENCES inspection (id),
  problem TEXT NOT NULL,
  notified_on TEXT,
  notice_kind TEXT,
  due_on TEXT,
  measure TEXT,
  corrected_on TEXT,
  verified_on TEXT,
  verified_by TEXT,
  result TEXT,
  escalate_to TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX rectification_bin ON rectification (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX rectification_due_on ON rectification (due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX rectification_inspection ON rectification (inspection, id, deleted_at);
CREATE INDEX rectification_notice_kind ON rectification (notice_kind, due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX rectification_notified_on ON rectification (notified_on, id) WHERE deleted_at IS NULL;
CREATE INDEX rectification_organization ON rectification (organization, id, deleted_at);
CREATE INDEX rectification_state ON rectification (state, due_on, id) WHERE deleted_at IS NULL;

CREATE TABLE disclosure (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  item TEXT NOT NULL,
  way TEXT,
  published_on TEXT,
  period TEXT,
  evidence TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX disclosure_bin ON disclosure (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX disclosure_item ON disclosure (item, published_on, id) WHERE deleted_at IS NULL;
CREATE INDEX disclosure_organization ON disclosure (organization, id, deleted_at);
CREATE INDEX disclosure_published_on ON disclosure (published_on, id) WHERE deleted_at IS NULL;
CREATE INDEX disclosure_way ON disclosure (way, published_on, id) WHERE deleted_at IS NULL;

CREATE TABLE need (
  id INTEGER PRIMARY KEY,
  state TEXT,
  need_no TEXT,
  collected_on TEXT,
  channel TEXT,
  division INTEGER NOT NULL REFERENCES division (id),
  area_text TEXT,
  proposer TEXT,
  proposer_phone TEXT,
  need_kind TEXT NOT NULL,
  service_group TEXT,
  description TEXT NOT NULL,
  urgency TEXT,
  n_people INTEGER,
  organization INTEGER REFERENCES organization (id),
  project INTEGER REFERENCES project (id),
  activity INTEGER REFERENCES activity (id),
  matched_on TEXT,
  owner TEXT,
  due_on TEXT,
  result TEXT,
  closed_on TEXT,
  satisfaction TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX need_activity ON need (activity, id, deleted_at);
CREATE INDEX need_bin ON need (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX need_channel ON need (channel, collected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX need_collected_on ON need (collected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX need_division ON need (division, collected_on, id, deleted_at);
CREATE INDEX need_due_on ON need (due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX need_need_kind ON need (need_kind, collected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX need_organization ON need (organization, id, deleted_at);
CREATE INDEX need_project ON need (project, id, deleted_at);
CREATE INDEX need_satisfaction ON need (satisfaction, collected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX need_service_group ON need (service_group, collected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX need_state ON need (state, collected_on, id) WHERE deleted_at IS NULL;
CREATE INDEX need_urgency ON need (urgency, collected_on, id) WHERE deleted_at IS NULL;

CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  state TEXT,
  title TEXT NOT NULL,
  title_key BLOB,
  project_no TEXT,
  organization INTEGER NOT NULL REFERENCES organization (id),
  project_kind TEXT NOT NULL,
  field TEXT,
  undertaker INTEGER REFERENCES organization (id),
  undertaker_name TEXT,
  funder TEXT,
  approval_no TEXT,
  contract_no TEXT,
  asked INTEGER,
  granted INTEGER,
  start_on TEXT,
  end_on TEXT,
  groups TEXT,
  planned_direct INTEGER,
  planned_indirect INTEGER,
  need INTEGER REFERENCES need (id),
  manager TEXT,
  phone TEXT,
  custody_mode TEXT,
  score INTEGER,
  mid_result TEXT,
  final_result TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX project_bin ON project (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX project_custody_mode ON project (custody_mode, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX project_field ON project (field, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX project_final_result ON project (final_result, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX project_need ON project (need, id, deleted_at);
CREATE INDEX project_organization ON project (organization, id, deleted_at);
CREATE INDEX project_project_kind ON project (project_kind, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX project_start_on ON project (start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX project_state ON project (state, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX project_title ON project (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX project_undertaker ON project (undertaker, id, deleted_at);

CREATE TABLE award (
  id INTEGER PRIMARY KEY,
  state TEXT,
  title TEXT NOT NULL,
  title_key BLOB,
  organization INTEGER REFERENCES organization (id),
  division INTEGER REFERENCES division (id),
  person INTEGER REFERENCES person (id),
  project INTEGER REFERENCES project (id),
  award_kind TEXT NOT NULL,
  level TEXT,
  year INTEGER,
  batch TEXT,
  applied_on TEXT,
  authority TEXT,
  doc_no TEXT,
  awarded_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX award_award_kind ON award (award_kind, year, id) WHERE deleted_at IS NULL;
CREATE INDEX award_bin ON award (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX award_division ON award (division, id, deleted_at);
CREATE INDEX award_level ON award (level, year, id) WHERE deleted_at IS NULL;
CREATE INDEX award_organization ON award (organization, id, deleted_at);
CREATE INDEX award_person ON award (person, id, deleted_at);
CREATE INDEX award_project ON award (project, id, deleted_at);
CREATE INDEX award_state ON award (state, year, id) WHERE deleted_at IS NULL;
CREATE INDEX award_title ON award (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX award_year ON award (year, id) WHERE deleted_at IS NULL;

CREATE TABLE party_member (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  person INTEGER NOT NULL REFERENCES person (id),
  member_kind TEXT NOT NULL,
  joined_on TEXT,
  regular_on TEXT,
  party_post TEXT,
  relation_place TEXT,
  relation_transferred INTEGER CHECK (relation_transferred IN (0, 1)),
  transfer_in_on TEXT,
  from_unit TEXT,
  transfer_out_on TEXT,
  to_unit TEXT,
  is_flowing INTEGER CHECK (is_flowing IN (0, 1)),
  cultivate_contact TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX party_member_bin ON party_member (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX party_member_is_flowing ON party_member (is_flowing, joined_on, id) WHERE deleted_at IS NULL;
CREATE INDEX party_member_joined_on ON party_member (joined_on, id) WHERE deleted_at IS NULL;
CREATE INDEX party_member_member_kind ON party_member (member_kind, joined_on, id) WHERE deleted_at IS NULL;
CREATE INDEX party_member_organization ON party_member (organization, id, deleted_at);
CREATE INDEX party_member_person ON party_member (person, id, deleted_at);
CREATE INDEX party_member_relation_place ON party_member (relation_place, joined_on, id) WHERE deleted_at IS NULL;

CREATE TABLE party_life (
  id INTEGER PRIMARY KEY,
  party_org INTEGER NOT NULL REFERENCES party_org (id),
  organization INTEGER REFERENCES organization (id),
  life_kind TEXT NOT NULL,
  held_at TEXT,
  place TEXT,
  topic TEXT NOT NULL,
  n_due INTEGER,
  n_present INTEGER,
  content TEXT,
  chair TEXT,
  recorder TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX party_life_bin ON party_life (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX party_life_held_at ON party_life (held_at, id) WHERE deleted_at IS NULL;
CREATE INDEX party_life_life_kind ON party_life (life_kind, held_at, id) WHERE deleted_at IS NULL;
CREATE INDEX party_life_organization ON party_life (organization, id, deleted_at);
CREATE INDEX party_life_party_org ON party_life (party_org, id, deleted_at);

CREATE TABLE contact_visit (
  id INTEGER PRIMARY KEY,
  state TEXT,
  organization INTEGER NOT NULL REFERENCES organization (id),
  contact_person TEXT NOT NULL,
  contact_role TEXT,
  visited_on TEXT,
  mode TEXT,
  content TEXT,
  problem TEXT,
  solution TEXT,
  solved_on TEXT,
  next_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX contact_visit_bin ON contact_visit (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_visit_contact_role ON contact_visit (contact_role, visited_on, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_visit_mode ON contact_visit (mode, visited_on, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_visit_organization ON contact_visit (organization, id, deleted_at);
CREATE INDEX contact_visit_state ON contact_visit (state, visited_on, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_visit_visited_on ON contact_visit (visited_on, id) WHERE deleted_at IS NULL;

CREATE TABLE cultivation (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  person INTEGER NOT NULL REFERENCES person (id),
  direction TEXT NOT NULL,
  stage TEXT,
  began_on TEXT,
  ended_on TEXT,
  result_post TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX cultivation_began_on ON cultivation (began_on, id) WHERE deleted_at IS NULL;
CREATE INDEX cultivation_bin ON cultivation (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX cultivation_direction ON cultivation (direction, began_on, id) WHERE deleted_at IS NULL;
CREATE INDEX cultivation_organization ON cultivation (organization, id, deleted_at);
CREATE INDEX cultivation_person ON cultivation (person, id, deleted_at);
CREATE INDEX cultivation_stage ON cultivation (stage, began_on, id) WHERE deleted_at IS NULL;

CREATE TABLE fund_account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  organization INTEGER NOT NULL REFERENCES organization (id),
  kind TEXT NOT NULL,
  custodian INTEGER REFERENCES organization (id),
  custodian_name TEXT,
  bank_last4 TEXT,
  agreement_no TEXT,
  agreement_from TEXT,
  agreement_to TEXT,
  opened_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX fund_account_bin ON fund_account (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX fund_account_custodian ON fund_account (custodian, id, deleted_at);
CREATE INDEX fund_account_kind ON fund_account (kind, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX fund_account_name ON fund_account (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX fund_account_organization ON fund_account (organization, id, deleted_at);

CREATE TABLE fund_txn (
  id INTEGER PRIMARY KEY,
  fund_account INTEGER NOT NULL REFERENCES fund_account (id),
  project INTEGER REFERENCES project (id),
  txn_on TEXT NOT NULL,
  direction TEXT NOT NULL,
  amount INTEGER NOT NULL,
  fund_source TEXT,
  fund_use TEXT,
  counterparty TEXT,
  summary TEXT NOT NULL,
  voucher_no TEXT,
  handler TEXT,
  approver TEXT,
  disclosed_on TEXT,
  reconciled INTEGER CHECK (reconciled IN (0, 1)),
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX fund_txn_bin ON fund_txn (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX fund_txn_direction ON fund_txn (direction, txn_on, id) WHERE deleted_at IS NULL;
CREATE INDEX fund_txn_fund_account ON fund_txn (fund_account, id, deleted_at);
CREATE INDEX fund_txn_fund_source ON fund_txn (fund_source, txn_on, id) WHERE deleted_at IS NULL;
CREATE INDEX fund_txn_fund_use ON fund_txn (fund_use, txn_on, id) WHERE deleted_at IS NULL;
CREATE INDEX fund_txn_project ON fund_txn (project, id, deleted_at);
CREATE INDEX fund_txn_txn_on ON fund_txn (txn_on, id) WHERE deleted_at IS NULL;

CREATE TABLE incubation_base (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  base_level TEXT,
  division INTEGER REFERENCES division (id),
  area_m2 REAL,
  operator_kind TEXT,
  operator_name TEXT,
  opened_on TEXT,
  funding TEXT,
  functions TEXT,
  capacity INTEGER,
  manager TEXT,
  phone TEXT,
  status INTEGER CHECK (status IN (0, 1)),
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX incubation_base_base_level ON incubation_base (base_level, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX incubation_base_bin ON incubation_base (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX incubation_base_division ON incubation_base (division, name_key, id, deleted_at);
CREATE INDEX incubation_base_name ON incubation_base (name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX incubation_base_status ON incubation_base (status, name_key, id) WHERE deleted_at IS NULL;

CREATE TABLE incubation (
  id INTEGER PRIMARY KEY,
  state TEXT,
  organization INTEGER NOT NULL REFERENCES organization (id),
  incubation_base INTEGER NOT NULL REFERENCES incubation_base (id),
  applied_on TEXT,
  checked_on TEXT,
  agreement_from TEXT,
  agreement_to TEXT,
  stage_in TEXT,
  services TEXT,
  review_on TEXT,
  review_result TEXT,
  outcome TEXT,
  out_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX incubation_applied_on ON incubation (applied_on, id) WHERE deleted_at IS NULL;
CREATE INDEX incubation_bin ON incubation (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX incubation_incubation_base ON incubation (incubation_base, id, deleted_at);
CREATE INDEX incubation_organization ON incubation (organization, id, deleted_at);
CREATE INDEX incubation_outcome ON incubation (outcome, applied_on, id) WHERE deleted_at IS NULL;
CREATE INDEX incubation_state ON incubation (state, applied_on, id) WHERE deleted_at IS NULL;

CREATE TABLE partner_unit (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB,
  kind TEXT,
  division INTEGER REFERENCES division (id),
  contact TEXT,
  phone TEXT,
  resources TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX partner_unit_bin ON partner_unit (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX partner_unit_division ON partner_unit (division, name_key, id, deleted_at);
CREATE INDEX partner_unit_kind ON partner_unit (kind, name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX partner_unit_name ON partner_unit (name_key, id) WHERE deleted_at IS NULL;

CREATE TABLE pairing (
  id INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (id),
  kind TEXT NOT NULL,
  mentor INTEGER REFERENCES organization (id),
  partner_unit INTEGER REFERENCES partner_unit (id),
  agreement_on TEXT,
  from_on TEXT,
  to_on TEXT,
  plan TEXT,
  result TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX pairing_agreement_on ON pairing (agreement_on, id) WHERE deleted_at IS NULL;
CREATE INDEX pairing_bin ON pairing (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX pairing_kind ON pairing (kind, agreement_on, id) WHERE deleted_at IS NULL;
CREATE INDEX pairing_mentor ON pairing (mentor, id, deleted_at);
CREATE INDEX pairing_organization ON pairing (organization, id, deleted_at);
CREATE INDEX pairing_partner_unit ON pairing (partner_unit, id, deleted_at);

CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  state TEXT,
  title TEXT NOT NULL,
  title_key BLOB,
  organiser TEXT,
  division INTEGER REFERENCES division (id),
  level TEXT,
  mode TEXT,
  content TEXT,
  start_on TEXT,
  end_on TEXT,
  hours INTEGER,
  place TEXT,
  lecturer TEXT,
  n_total INTEGER,
  cost INTEGER,
  satisfaction INTEGER,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX training_bin ON training (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX training_division ON training (division, start_on, id, deleted_at);
CREATE INDEX training_level ON training (level, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX training_mode ON training (mode, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX training_start_on ON training (start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX training_state ON training (state, start_on, id) WHERE deleted_at IS NULL;
CREATE INDEX training_title ON training (title_key, id) WHERE deleted_at IS NULL;

CREATE TABLE training_group (
  id INTEGER PRIMARY KEY,
  training INTEGER NOT NULL REFERENCES training (id),
  audience TEXT NOT NULL,
  n INTEGER NOT NULL,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX training_group_bin ON training_group (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX training_group_training ON training_group (training, id, deleted_at);

CREATE TABLE training_attendance (
  id INTEGER PRIMARY KEY,
  training INTEGER NOT NULL REFERENCES training (id),
  name TEXT NOT NULL,
  person INTEGER REFERENCES person (id),
  organization INTEGER REFERENCES organization (id),
  audience TEXT,
  signed INTEGER CHECK (signed IN (0, 1)),
  exam_result TEXT,
  subsidy INTEGER,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX training_attendance_audience ON training_attendance (audience, id) WHERE deleted_at IS NULL;
CREATE INDEX training_attendance_bin ON training_attendance (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX training_attendance_organization ON training_attendance (organization, id, deleted_at);
CREATE INDEX training_attendance_person ON training_attendance (person, id, deleted_at);
CREATE INDEX training_attendance_training ON training_attendance (training, id, deleted_at);
