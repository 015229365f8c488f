-- CreateTable
CREATE TABLE "search_entries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "request_id" UUID,
    "agreement_id" UUID,
    "agency_id" UUID,
    "office_id" UUID,
    "title" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reach" TEXT[],
    "indexed_at" TIMESTAMPTZ(3) NOT NULL,
    "gathered" BOOLEAN NOT NULL DEFAULT false,
    -- A title counts most, then the case and its agency, then the text.
    "words" tsvector NOT NULL GENERATED ALWAYS AS (
      setweight(to_tsvector('english'::regconfig, "title"), 'A')
      || setweight(to_tsvector('english'::regconfig, "context"), 'B')
      || setweight(to_tsvector('english'::regconfig, "body"), 'C')) STORED,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "document_words" (
    "document_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_words_pkey" PRIMARY KEY ("document_id")
);

-- CreateIndex
CREATE INDEX "search_entries_kind_at_idx" ON "search_entries"("kind", "at");

-- CreateIndex
CREATE INDEX "search_entries_agency_id_kind_at_idx" ON "search_entries"("agency_id", "kind", "at");

-- CreateIndex
CREATE INDEX "search_entries_office_id_kind_at_idx" ON "search_entries"("office_id", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "search_entries_kind_subject_id_part_key" ON "search_entries"("kind", "subject_id", "part");

-- CreateIndex
CREATE INDEX "search_words_checked_at_idx" ON "search_words"("checked_at");

-- AddForeignKey
ALTER TABLE "document_words" ADD CONSTRAINT "document_words_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One index for the words and for who may find them: what a reader cannot open is not even looked at.
CREATE INDEX search_entries_words_reach_idx ON search_entries USING GIN (words, reach);
CREATE INDEX search_entries_request_id_idx ON search_entries (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX search_entries_agreement_id_idx ON search_entries (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX search_entries_to_gather_idx ON search_entries (id) WHERE NOT gathered;
CREATE INDEX search_words_word_idx ON search_words USING GIN (word gin_trgm_ops);

ALTER TABLE search_entries
  ADD CONSTRAINT entry_is_of_a_kind CHECK (
    kind IN ('REQUEST', 'AGREEMENT', 'AGENCY', 'PERSON', 'QUESTION', 'COMMENT', 'DOCUMENT')),
  ADD CONSTRAINT entry_is_bounded CHECK (length(title) <= 1000 AND length(context) <= 1000 AND length(body) <= 60000);
ALTER TABLE document_words ADD CONSTRAINT words_are_bounded CHECK (length(words) <= 60000);

-- The keys that open an entry of a case. 'all' is ICE, 'ice' those of ICE who read what is for ICE alone, 'viewed' who
-- looks as somebody of the agency. Unsubmitted: the agency's own paper, whatever it says of itself.
CREATE FUNCTION search_reach(kind text, audience text, sent boolean, agency uuid, office uuid) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT array_agg(kind || '/' || key) FROM unnest(CASE
    WHEN NOT sent AND audience <> 'ICE_ONLY' THEN ARRAY['agency:' || agency]
    WHEN audience = 'SHARED' THEN ARRAY['all', 'office:' || office, 'agency:' || agency, 'viewed:' || agency]
    WHEN audience = 'SENT' THEN ARRAY['all', 'office:' || office, 'viewed:' || agency]
    WHEN audience = 'ICE_ONLY' THEN ARRAY['ice', 'ice-office:' || office]
    ELSE ARRAY['agency:' || agency] END) key WHERE key IS NOT NULL $$;

-- A text as it is kept: bounded, and without the marks that a hit is shown with.
CREATE FUNCTION search_text(given text, most int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT left(translate(coalesce(given, ''), chr(57344) || chr(57345), ''), most) $$;

CREATE FUNCTION search_put(of_kind text, subject uuid, of_part text, request uuid, agreement uuid, agency uuid,
  office uuid, heading text, about text, content text, happened timestamptz, keys text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  -- As they are kept.
  kept_title text := search_text(heading, 1000);
  kept_context text := search_text(about, 1000);
  kept_body text := search_text(content, 60000);
BEGIN
  -- The same text: its words are not worked out again, whoever may find it now.
  UPDATE search_entries e SET request_id = request, agreement_id = agreement, agency_id = agency, office_id = office,
    at = happened, reach = coalesce(keys, '{}'), indexed_at = clock_timestamp()
  WHERE e.kind = of_kind AND e.subject_id = subject AND e.part = of_part
    AND e.title = kept_title AND e.context = kept_context AND e.body = kept_body;
  IF FOUND THEN RETURN; END IF;
  INSERT INTO search_entries (kind, subject_id, part, request_id, agreement_id, agency_id, office_id, title, context,
    body, at, reach, indexed_at)
  VALUES (of_kind, subject, of_part, request, agreement, agency, office, kept_title, kept_context, kept_body, happened,
    coalesce(keys, '{}'), clock_timestamp())
  ON CONFLICT (kind, subject_id, part) DO UPDATE SET request_id = EXCLUDED.request_id,
    agreement_id = EXCLUDED.agreement_id, agency_id = EXCLUDED.agency_id, office_id = EXCLUDED.office_id,
    title = EXCLUDED.title, context = EXCLUDED.context, body = EXCLUDED.body, at = EXCLUDED.at, reach = EXCLUDED.reach,
    indexed_at = EXCLUDED.indexed_at, gathered = false;
END $$;

-- True while the rows of a request may hold what its agency has not sent (lib/domain/requests/sent-content.ts).
CREATE FUNCTION search_may_hold_unsent(status request_status) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT status IN ('DRAFT', 'RETURNED', 'WITHDRAWN', 'CLOSED_NO_ACTION') $$;

CREATE FUNCTION search_index_request(subject uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  r record;
  s record;
  about text;
  sections jsonb;
BEGIN
  SELECT q.*, a.legal_name INTO r FROM requests q JOIN agencies a ON a.id = q.agency_id WHERE q.id = subject;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT * INTO s FROM request_snapshots WHERE request_id = subject ORDER BY n DESC LIMIT 1;
  about := concat_ws(' · ', r.number, r.legal_name);
  IF NOT search_may_hold_unsent(r.status) OR s.id IS NULL THEN
    PERFORM search_put('REQUEST', subject, '', subject, NULL, r.agency_id, r.office_id, r.title, about,
      concat_ws(E'\n', nullif(r.narrative, ''), nullif(r.change_wanted, ''), nullif(r.service_wanted, '')),
      coalesce(r.submitted_at, r.created_at),
      search_reach('REQUEST', 'SHARED', r.submitted_at IS NOT NULL, r.agency_id, r.office_id));
    DELETE FROM search_entries WHERE kind = 'REQUEST' AND subject_id = subject AND part = 'SENT';
    RETURN;
  END IF;
  PERFORM search_put('REQUEST', subject, '', subject, NULL, r.agency_id, r.office_id, r.title, about,
    concat_ws(E'\n', nullif(r.narrative, ''), nullif(r.change_wanted, ''), nullif(r.service_wanted, '')),
    coalesce(r.submitted_at, r.created_at), search_reach('REQUEST', 'AGENCY_ONLY', true, r.agency_id, r.office_id));
  sections := coalesce(s.content -> 'sections', '{}');
  PERFORM search_put('REQUEST', subject, 'SENT', subject, NULL, r.agency_id, r.office_id,
    coalesce(sections -> 'narrative' ->> 'title', split_part(sections -> 'service' ->> 'serviceWanted', E'\n', 1),
      CASE s.content ->> 'requestType' WHEN 'RENEW' THEN 'Renew ' WHEN 'MODIFY' THEN 'Change '
        ELSE CASE sections -> 'agreement' ->> 'endWanted' WHEN 'SUSPEND' THEN 'Suspend ' ELSE 'End ' END END
      || (s.content ->> 'agreementNumber'), ''),
    about, concat_ws(E'\n', nullif(sections -> 'narrative' ->> 'narrative', ''),
      nullif(sections -> 'agreement' ->> 'changeWanted', ''), nullif(sections -> 'service' ->> 'serviceWanted', '')),
    coalesce(r.submitted_at, r.created_at),
    search_reach('REQUEST', 'SENT', r.submitted_at IS NOT NULL, r.agency_id, r.office_id));
END $$;

CREATE FUNCTION search_index_agreement(subject uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  r record;
BEGIN
  SELECT g.*, a.legal_name INTO r FROM agreements g JOIN agencies a ON a.id = g.agency_id WHERE g.id = subject;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM search_put('AGREEMENT', subject, '', NULL, subject, r.agency_id, r.office_id, r.title,
    concat_ws(' · ', r.number, r.legal_name), concat_ws(E'\n', nullif(r.objective, ''), nullif(r.scope, '')),
    r.created_at, search_reach('AGREEMENT', 'SHARED', true, r.agency_id, r.office_id));
END $$;

-- The case that a part belongs to: whose it is, which office has it, and whether ICE has ever had it.
CREATE FUNCTION search_case(request uuid, agreement uuid, OUT agency uuid, OUT office uuid, OUT sent boolean,
  OUT unsent_since timestamptz, OUT about text) LANGUAGE sql STABLE AS $$
  SELECT q.agency_id, q.office_id, q.submitted_at IS NOT NULL, CASE WHEN search_may_hold_unsent(q.status) THEN
      (SELECT max(s.submitted_at) FROM request_snapshots s WHERE s.request_id = q.id) END,
    concat_ws(' · ', q.number, a.legal_name)
  FROM requests q JOIN agencies a ON a.id = q.agency_id WHERE q.id = request
  UNION ALL
  SELECT g.agency_id, g.office_id, true, NULL, concat_ws(' · ', g.number, a.legal_name)
  FROM agreements g JOIN agencies a ON a.id = g.agency_id WHERE request IS NULL AND g.id = agreement $$;

CREATE FUNCTION search_index_comment(subject uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  r record;
  c record;
BEGIN
  SELECT m.*, u.name INTO r FROM comments m JOIN users u ON u.id = m.author_id WHERE m.id = subject;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT * INTO c FROM search_case(r.request_id, r.agreement_id);
  PERFORM search_put('COMMENT', subject, '', r.request_id, r.agreement_id, c.agency, c.office, r.name, c.about, r.body,
    r.created_at, search_reach('COMMENT', r.visibility::text, c.sent, c.agency, c.office));
END $$;

-- A question and its answer once it was sent; a draft of an answer is nobody's to find.
CREATE FUNCTION search_index_question(subject uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  r record;
  c record;
BEGIN
  SELECT q.text, q.answer, q.answered_at, o.topic, o.opened_at, o.request_id INTO r
  FROM round_questions q JOIN question_rounds o ON o.id = q.round_id WHERE q.id = subject;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT * INTO c FROM search_case(r.request_id, NULL);
  PERFORM search_put('QUESTION', subject, '', r.request_id, NULL, c.agency, c.office, r.topic, c.about,
    concat_ws(E'\n', r.text, CASE WHEN r.answered_at IS NOT NULL THEN r.answer END), r.opened_at,
    search_reach('QUESTION', 'SHARED', c.sent, c.agency, c.office));
END $$;

-- A file of a case, while it is there, harmless, and not held back for the words in it. Files of an agency's register of
-- authority and of imports belong to no case and are not found.
CREATE FUNCTION search_index_document(subject uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  r record;
  c record;
  audience text;
BEGIN
  SELECT d.*, w.words INTO r FROM documents d LEFT JOIN document_words w ON w.document_id = d.id WHERE d.id = subject;
  IF NOT FOUND OR r.removed_at IS NOT NULL OR r.destroyed_at IS NOT NULL OR r.scan_status IN ('PENDING', 'INFECTED')
    OR r.text_search IN ('PENDING', 'FOUND') OR (r.request_id IS NULL AND r.agreement_id IS NULL)
  THEN
    DELETE FROM search_entries WHERE kind = 'DOCUMENT' AND subject_id = subject;
    IF r.removed_at IS NOT NULL OR r.destroyed_at IS NOT NULL OR r.scan_status = 'INFECTED' OR r.text_search = 'FOUND' THEN
      DELETE FROM document_words WHERE document_id = subject;
    END IF;
    RETURN;
  END IF;
  SELECT * INTO c FROM search_case(r.request_id, r.agreement_id);
  -- Attached after the last submission: not sent yet (isUnsentFile).
  audience := CASE WHEN r.visibility = 'SHARED' AND r.kind = 'ATTACHMENT' AND r.round_question_id IS NULL
    AND r.created_at > c.unsent_since THEN 'AGENCY_ONLY' ELSE r.visibility::text END;
  PERFORM search_put('DOCUMENT', subject, '', r.request_id, r.agreement_id, c.agency, c.office, r.filename, c.about,
    r.words, r.created_at,
    -- Where files are scanned, what came before that is found by nobody until it was looked at (mayOpen).
    search_reach(CASE WHEN r.scan_status = 'NOT_SCANNED'
        AND r.kind NOT IN ('SEALED_AGREEMENT', 'FROZEN_TEXT', 'DECISION_LETTER') THEN 'UNSCANNED' ELSE 'DOCUMENT' END,
      audience, c.sent, c.agency, c.office));
END $$;

CREATE FUNCTION search_index_agency(subject uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  r record;
BEGIN
  SELECT * INTO r FROM agencies WHERE id = subject;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM search_put('AGENCY', subject, '', NULL, NULL, subject, NULL, r.legal_name,
    concat_ws(' · ', r.state_code, nullif(r.ori, '')), array_to_string(r.counties, ', '), r.created_at,
    ARRAY['AGENCY/all', 'AGENCY/agency:' || subject] || CASE WHEN r.status = 'VERIFIED' THEN ARRAY['AGENCY/verified']
      ELSE '{}' END);
END $$;

CREATE FUNCTION search_index_person(subject uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  r record;
BEGIN
  SELECT u.*, coalesce(a.legal_name, o.name) AS place INTO r FROM users u LEFT JOIN agencies a ON a.id = u.agency_id
    LEFT JOIN offices o ON o.id = u.office_id WHERE u.id = subject;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM search_put('PERSON', subject, '', NULL, NULL, r.agency_id, r.office_id, r.name,
    concat_ws(' · ', nullif(r.title, ''), r.place), r.work_email, r.created_at,
    array_remove(ARRAY['PERSON/all', 'PERSON/agency:' || r.agency_id], NULL));
END $$;

-- What belongs to a case is opened by the keys of the case.
CREATE FUNCTION search_index_parts(request uuid, agreement uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  PERFORM search_index_comment(id) FROM comments WHERE request_id = request OR agreement_id = agreement;
  PERFORM search_index_document(id) FROM documents WHERE request_id = request OR agreement_id = agreement;
  PERFORM search_index_question(q.id) FROM round_questions q JOIN question_rounds o ON o.id = q.round_id
    WHERE o.request_id = request;
END $$;

CREATE FUNCTION search_sees_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  PERFORM search_index_request(NEW.id);
  IF TG_OP = 'UPDATE' AND (OLD.office_id, OLD.submitted_at, OLD.agency_id, search_may_hold_unsent(OLD.status))
    IS DISTINCT FROM (NEW.office_id, NEW.submitted_at, NEW.agency_id, search_may_hold_unsent(NEW.status))
  THEN
    PERFORM search_index_parts(NEW.id, NULL);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION search_sees_snapshot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  PERFORM search_index_request(NEW.request_id);
  RETURN NULL;
END $$;

CREATE FUNCTION search_sees_agreement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  PERFORM search_index_agreement(NEW.id);
  IF TG_OP = 'UPDATE' AND (OLD.office_id, OLD.agency_id) IS DISTINCT FROM (NEW.office_id, NEW.agency_id) THEN
    PERFORM search_index_parts(NULL, NEW.id);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION search_sees_agency() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  PERFORM search_index_agency(NEW.id);
  IF TG_OP = 'UPDATE' AND OLD.legal_name IS DISTINCT FROM NEW.legal_name THEN
    PERFORM search_index_request(id), search_index_parts(id, NULL) FROM requests WHERE agency_id = NEW.id;
    PERFORM search_index_agreement(id), search_index_parts(NULL, id) FROM agreements WHERE agency_id = NEW.id;
    PERFORM search_index_person(id) FROM users WHERE agency_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

-- One function for each of the other tables, by its name.
CREATE FUNCTION search_sees() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'comments' THEN PERFORM search_index_comment(NEW.id);
    WHEN 'round_questions' THEN PERFORM search_index_question(NEW.id);
    WHEN 'documents' THEN PERFORM search_index_document(NEW.id);
    WHEN 'document_words' THEN PERFORM search_index_document(NEW.document_id);
    WHEN 'users' THEN PERFORM search_index_person(NEW.id);
  END CASE;
  RETURN NULL;
END $$;

CREATE FUNCTION search_forgets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  DELETE FROM search_entries WHERE subject_id = OLD.id AND kind = TG_ARGV[0];
  RETURN NULL;
END $$;

CREATE TRIGGER search_sees_new AFTER INSERT ON requests FOR EACH ROW EXECUTE FUNCTION search_sees_request();
CREATE TRIGGER search_sees_change AFTER UPDATE ON requests FOR EACH ROW
  WHEN ((OLD.title, OLD.narrative, OLD.change_wanted, OLD.service_wanted, OLD.status, OLD.office_id, OLD.submitted_at,
    OLD.agency_id) IS DISTINCT FROM (NEW.title, NEW.narrative, NEW.change_wanted, NEW.service_wanted, NEW.status,
    NEW.office_id, NEW.submitted_at, NEW.agency_id))
  EXECUTE FUNCTION search_sees_request();
CREATE TRIGGER search_sees_new AFTER INSERT ON request_snapshots FOR EACH ROW EXECUTE FUNCTION search_sees_snapshot();
CREATE TRIGGER search_sees_new AFTER INSERT ON agreements FOR EACH ROW EXECUTE FUNCTION search_sees_agreement();
CREATE TRIGGER search_sees_change AFTER UPDATE ON agreements FOR EACH ROW
  WHEN ((OLD.title, OLD.objective, OLD.scope, OLD.number, OLD.office_id, OLD.agency_id)
    IS DISTINCT FROM (NEW.title, NEW.objective, NEW.scope, NEW.number, NEW.office_id, NEW.agency_id))
  EXECUTE FUNCTION search_sees_agreement();
CREATE TRIGGER search_sees_new AFTER INSERT ON agencies FOR EACH ROW EXECUTE FUNCTION search_sees_agency();
CREATE TRIGGER search_sees_change AFTER UPDATE ON agencies FOR EACH ROW
  WHEN ((OLD.legal_name, OLD.ori, OLD.state_code, OLD.counties, OLD.status)
    IS DISTINCT FROM (NEW.legal_name, NEW.ori, NEW.state_code, NEW.counties, NEW.status))
  EXECUTE FUNCTION search_sees_agency();
CREATE TRIGGER search_sees_new AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION search_sees();
CREATE TRIGGER search_sees_change AFTER UPDATE ON users FOR EACH ROW
  WHEN ((OLD.name, OLD.title, OLD.work_email, OLD.agency_id, OLD.office_id)
    IS DISTINCT FROM (NEW.name, NEW.title, NEW.work_email, NEW.agency_id, NEW.office_id))
  EXECUTE FUNCTION search_sees();
CREATE TRIGGER search_sees AFTER INSERT OR UPDATE OF body, visibility ON comments FOR EACH ROW EXECUTE FUNCTION search_sees();
CREATE TRIGGER search_sees AFTER INSERT OR UPDATE OF text, answer, answered_at ON round_questions
  FOR EACH ROW EXECUTE FUNCTION search_sees();
CREATE TRIGGER search_sees AFTER INSERT OR UPDATE ON documents FOR EACH ROW EXECUTE FUNCTION search_sees();
CREATE TRIGGER search_sees AFTER INSERT OR UPDATE ON document_words FOR EACH ROW EXECUTE FUNCTION search_sees();
CREATE TRIGGER search_forgets AFTER DELETE ON documents FOR EACH ROW EXECUTE FUNCTION search_forgets('DOCUMENT');
CREATE TRIGGER search_forgets AFTER DELETE ON round_questions FOR EACH ROW EXECUTE FUNCTION search_forgets('QUESTION');
CREATE TRIGGER search_forgets AFTER DELETE ON comments FOR EACH ROW EXECUTE FUNCTION search_forgets('COMMENT');

-- The keys a caller says they hold, as far as the scope of the connection lets anybody hold them (decision 0029): an
-- agency has keys of its own alone, and ICE none of an agency.
CREATE FUNCTION search_keys(keys text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(key), '{}') FROM unnest(keys) key
  WHERE CASE split_part(coalesce(current_setting('access.scope', true), ''), ':', 1)
    WHEN 'system' THEN true
    WHEN 'ice' THEN split_part(key, '/', 2) !~ '^(agency|viewed):'
    WHEN 'agency' THEN split_part(key, '/', 2) IN (current_setting('access.scope', true),
      'viewed:' || substr(current_setting('access.scope', true), 8))
    ELSE false END $$;

CREATE FUNCTION search_keys_of(of_kind text, keys text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(key) FROM unnest(search_keys(keys)) key
  WHERE split_part(key, '/', 1) = of_kind OR (of_kind = 'DOCUMENT' AND split_part(key, '/', 1) = 'UNSCANNED') $$;

-- What somebody typed as a question. While they type, the last word may be the beginning of one.
CREATE FUNCTION search_question(typed text, typing boolean) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  whole tsquery := websearch_to_tsquery('english', typed);
  last_word text := lower(substring(typed FROM '([[:alnum:]]+)$'));
BEGIN
  IF typing AND length(last_word) >= 2 THEN
    whole := whole || (websearch_to_tsquery('english', left(typed, length(typed) - length(last_word)))
      && to_tsquery('simple', last_word || ':*'));
  END IF;
  -- What has only words that are left out finds everything, and that is nothing.
  RETURN CASE WHEN numnode(whole) = 0 OR querytree(whole) IN ('', 'T') THEN NULL ELSE whole END;
END $$;

-- Of a word that stands in very many entries, those that are new: what is worth ranking then. Read by their date.
CREATE FUNCTION search_newest(of_kind text, question tsquery, mine text[], most int, look int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_bitmapscan = off AS $$
DECLARE
  agency text := (SELECT split_part(key, ':', 2) FROM unnest(mine) key WHERE key ~ '/(agency|viewed):' LIMIT 1);
  offices uuid[] := (SELECT array_agg(DISTINCT split_part(key, ':', 2)::uuid) FROM unnest(mine) key WHERE key ~ 'office:');
BEGIN
  IF agency IS NOT NULL THEN
    RETURN QUERY SELECT n.id FROM (SELECT e.id, e.words, e.reach FROM search_entries e
      WHERE e.agency_id = agency::uuid AND e.kind = of_kind ORDER BY e.at DESC LIMIT look) n
      WHERE n.words @@ question AND n.reach && mine LIMIT most;
  ELSIF offices IS NOT NULL THEN
    RETURN QUERY SELECT n.id FROM unnest(offices) o CROSS JOIN LATERAL (SELECT e.id, e.words, e.reach
      FROM search_entries e WHERE e.office_id = o AND e.kind = of_kind ORDER BY e.at DESC
      LIMIT look / cardinality(offices)) n WHERE n.words @@ question AND n.reach && mine LIMIT most;
  ELSE
    RETURN QUERY SELECT n.id FROM (SELECT e.id, e.words, e.reach FROM search_entries e WHERE e.kind = of_kind
      ORDER BY e.at DESC LIMIT look) n WHERE n.words @@ question AND n.reach && mine LIMIT most;
  END IF;
END $$;

-- What one of the keys opens and has the words, the best first, of each kind. No more than `most` are ranked of a kind;
-- `found` is one more than that where there are more. The marks around a hit are two characters of the private area.
CREATE FUNCTION search_find(typed text, typing boolean, keys text[], kinds text[], rows_each int, skip int, most int)
RETURNS TABLE (id uuid, kind text, subject_id uuid, request_id uuid, agreement_id uuid, title text, context text,
  excerpt text, at timestamptz, found int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  question tsquery := search_question(typed, typing);
  of_kind text;
  mine text[];
  ids uuid[];
  n int;
  marks text := 'StartSel=' || chr(57344) || ',StopSel=' || chr(57345) || ',';
BEGIN
  IF question IS NULL THEN RETURN; END IF;
  FOREACH of_kind IN ARRAY kinds LOOP
    mine := search_keys_of(of_kind, keys);
    CONTINUE WHEN mine IS NULL;
    ids := ARRAY(SELECT e.id FROM search_entries e WHERE e.words @@ question AND e.reach && mine LIMIT most + 1);
    n := cardinality(ids);
    IF n > most THEN
      ids := (ARRAY(SELECT search_newest(of_kind, question, mine, most, 4 * most)) || ids)[1:most];
    END IF;
    RETURN QUERY WITH best AS (
      SELECT e.*, ts_rank_cd(e.words, question) AS rank FROM search_entries e WHERE e.id = ANY (ids)
      ORDER BY rank DESC, e.at DESC, e.id LIMIT rows_each OFFSET skip)
    SELECT b.id, b.kind, b.subject_id, b.request_id, b.agreement_id,
      ts_headline('english', b.title, question, marks || 'HighlightAll=true'),
      ts_headline('english', b.context, question, marks || 'HighlightAll=true'),
      -- A short text whole, of a long one what stands around the words.
      CASE WHEN b.body = '' THEN '' ELSE ts_headline('english', b.body, question, marks || CASE WHEN length(b.body) <= 240
        THEN 'HighlightAll=true' ELSE 'MaxFragments=2,MaxWords=22,MinWords=8,FragmentDelimiter=" … "' END) END,
      b.at, n
    FROM best b ORDER BY b.rank DESC, b.at DESC, b.id;
  END LOOP;
END $$;

-- The word as it is where the reader finds it; else the likest word that stands in a text they can open; else null. A
-- word of a text that is closed to them is never said, not even as another form of one that they know.
CREATE FUNCTION search_near_word(typed text, keys text[]) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  mine text[] := search_keys(keys);
  candidate text;
BEGIN
  IF typed !~ '^[[:alpha:]]{4,40}$' THEN RETURN typed; END IF;
  IF EXISTS (SELECT 1 FROM search_entries e WHERE e.words @@ plainto_tsquery('english', typed) AND e.reach && mine) THEN
    RETURN typed;
  END IF;
  FOR candidate IN SELECT w.word FROM search_words w WHERE w.word % lower(typed)
    ORDER BY similarity(w.word, lower(typed)) DESC, abs(length(w.word) - length(typed)), w.word LIMIT 20
  LOOP
    IF EXISTS (SELECT 1 FROM (SELECT e.title, e.context, e.body FROM search_entries e
        WHERE e.words @@ plainto_tsquery('english', candidate) AND e.reach && mine LIMIT 20) t
      WHERE lower(concat_ws(' ', t.title, t.context, t.body)) ~ ('\m' || candidate || '\M'))
    THEN
      RETURN candidate;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- Writes the words of entries that changed into the list of words. The worker alone does it: two steps of people that
-- bring the same new word would wait for each other. Returns how many entries it took.
CREATE FUNCTION search_gather(most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  ids uuid[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(7223044) THEN RETURN 0; END IF;
  ids := ARRAY(SELECT e.id FROM search_entries e WHERE NOT e.gathered ORDER BY e.id LIMIT most FOR UPDATE SKIP LOCKED);
  INSERT INTO search_words (word, checked_at)
  SELECT DISTINCT lower(t.token), clock_timestamp() FROM search_entries e
    CROSS JOIN LATERAL ts_parse('default', concat_ws(' ', e.title, e.context, e.body)) t
  WHERE e.id = ANY (ids) AND lower(t.token) ~ '^[[:alpha:]]{4,40}$'
  ON CONFLICT DO NOTHING;
  UPDATE search_entries SET gathered = true WHERE id = ANY (ids);
  RETURN cardinality(ids);
END $$;

-- Takes words off the list that no entry has any more, the longest unlooked-at first. Returns how many it took off.
CREATE FUNCTION search_forget_words(most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  oldest text[] := ARRAY(SELECT word FROM search_words ORDER BY checked_at LIMIT most);
  gone int;
BEGIN
  DELETE FROM search_words w WHERE w.word = ANY (oldest)
    AND NOT EXISTS (SELECT 1 FROM search_entries e WHERE e.words @@ plainto_tsquery('english', w.word));
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE search_words SET checked_at = clock_timestamp() WHERE word = ANY (oldest);
  RETURN gone;
END $$;

-- Writes the next entries of a kind anew, in the order of their ids. Returns the last id, or null at the end.
CREATE FUNCTION search_rebuild(of_kind text, after uuid, most int) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  ids uuid[];
  subject uuid;
BEGIN
  ids := CASE of_kind
    WHEN 'REQUEST' THEN ARRAY(SELECT id FROM requests WHERE id > after ORDER BY id LIMIT most)
    WHEN 'AGREEMENT' THEN ARRAY(SELECT id FROM agreements WHERE id > after ORDER BY id LIMIT most)
    WHEN 'AGENCY' THEN ARRAY(SELECT id FROM agencies WHERE id > after ORDER BY id LIMIT most)
    WHEN 'PERSON' THEN ARRAY(SELECT id FROM users WHERE id > after ORDER BY id LIMIT most)
    WHEN 'QUESTION' THEN ARRAY(SELECT id FROM round_questions WHERE id > after ORDER BY id LIMIT most)
    WHEN 'COMMENT' THEN ARRAY(SELECT id FROM comments WHERE id > after ORDER BY id LIMIT most)
    WHEN 'DOCUMENT' THEN ARRAY(SELECT id FROM documents WHERE id > after ORDER BY id LIMIT most) END;
  FOREACH subject IN ARRAY ids LOOP
    CASE of_kind
      WHEN 'REQUEST' THEN PERFORM search_index_request(subject);
      WHEN 'AGREEMENT' THEN PERFORM search_index_agreement(subject);
      WHEN 'AGENCY' THEN PERFORM search_index_agency(subject);
      WHEN 'PERSON' THEN PERFORM search_index_person(subject);
      WHEN 'QUESTION' THEN PERFORM search_index_question(subject);
      WHEN 'COMMENT' THEN PERFORM search_index_comment(subject);
      WHEN 'DOCUMENT' THEN PERFORM search_index_document(subject);
    END CASE;
  END LOOP;
  RETURN ids[cardinality(ids)];
END $$;

-- Drops the entries of a kind that were not written since then: nothing they could come from is there any more.
CREATE FUNCTION search_drop_before(of_kind text, began timestamptz) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  gone int;
BEGIN
  DELETE FROM search_entries e WHERE e.kind = of_kind AND e.indexed_at < began;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;

-- What is there already.
DO $$
DECLARE
  of_kind text;
BEGIN
  FOREACH of_kind IN ARRAY ARRAY['AGENCY', 'PERSON', 'REQUEST', 'AGREEMENT', 'QUESTION', 'COMMENT', 'DOCUMENT'] LOOP
    PERFORM search_rebuild(of_kind, '00000000-0000-0000-0000-000000000000', 2147483647);
  END LOOP;
END $$;
