"use client";

import { AUTOMATION_NAMES, type AutomationKind } from "#domain/automations/history/automation-settings.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { HISTORY_WORDS } from "./history-words.ts";
import { ImportPreview } from "./import-preview.tsx";
import { IMPORT_WORDS } from "./import-words.ts";
import type { OnSubject } from "./use-history.ts";
import { type Import, onPosition, type Placing, soleHome, useImport } from "./use-import.ts";

/** As many mistakes as one reads at a time. */
const SHOWN_MISTAKES = 10;

const Source = ({ input }: { readonly input: Import }) => {
  const words = useWords(IMPORT_WORDS);
  return (
    <>
      <div className="field">
        <label htmlFor="import-file">{words.file}</label>
        <input
          id="import-file"
          type="file"
          accept=".json,application/json"
          onChange={async ({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) input.write(await file.text());
          }}
          data-testid="import-file"
        />
      </div>
      <div className="field">
        <label htmlFor="import-text">{words.text}</label>
        <textarea
          id="import-text"
          rows={6}
          spellCheck={false}
          value={input.text}
          aria-invalid={input.mistakes.length > 0}
          aria-describedby="import-mistakes"
          onChange={({ currentTarget }) => input.write(currentTarget.value)}
          data-testid="import-text"
        />
        <div id="import-mistakes">
          {input.mistakes.slice(0, SHOWN_MISTAKES).map(({ path, message }) => (
            <FormError key={`${path} ${message}`}>{path === "" ? message : `${path}: ${message}`}</FormError>
          ))}
          {input.mistakes.length > SHOWN_MISTAKES ? (
            <p className="hint">{words.more(input.mistakes.length - SHOWN_MISTAKES)}</p>
          ) : null}
        </div>
      </div>
    </>
  );
};

type PlacingsProps = { readonly input: Import; readonly running: readonly PositionView[] };

/** Where an automation of a kind may go. */
const Homes = ({
  kind,
  running,
}: {
  readonly kind: AutomationKind;
  readonly running: readonly PositionView[];
}) => {
  const { homes } = useWords(IMPORT_WORDS);
  const { positionFrom } = useWords(HISTORY_WORDS).copy;
  const format = useFormat();
  const home = soleHome(kind);
  if (home !== null) return <option value={home}>{homes[home]}</option>;
  return running.map((position) => (
    <option key={position.id} value={onPosition(position.id)}>
      {positionFrom(positionName(position, format), format.price(position.entryPrice))}
    </option>
  ));
};

const Placings = ({ input, running }: PlacingsProps) => {
  const words = useWords(IMPORT_WORDS);
  const names = useWords(AUTOMATION_NAMES);
  return (
    <>
      {input.document?.automations.map(({ kind }, entry) => {
        const id = `import-to-${entry}`;
        return (
          <div className="field" key={id}>
            <label htmlFor={id}>{words.goesTo(entry + 1, names[kind])}</label>
            <select
              id={id}
              value={input.placings[entry] ?? ""}
              onChange={({ currentTarget }) => input.place(entry, currentTarget.value as Placing)}
              data-testid="import-to"
            >
              <Homes kind={kind} running={running} />
              <option value="">{words.nowhere}</option>
            </select>
          </div>
        );
      })}
    </>
  );
};

/** Reads a file in, asks where each automation of it goes, and says what would happen before anything is armed. */
export const ImportForm = ({ on }: { readonly on: OnSubject }) => {
  const words = useWords(IMPORT_WORDS);
  const { overview } = useOverview();
  const running = overview?.positions.filter(({ accountId }) => accountId === on.accountId) ?? [];
  const input = useImport(on, running);
  const isEmpty = input.document?.automations.length === 0;
  return (
    <details className="folded import">
      <summary data-testid="import-open">{words.importIt}</summary>
      <Source input={input} />
      <Placings input={input} running={running} />
      {isEmpty ? <p className="dim">{words.empty}</p> : null}
      {input.document === null || isEmpty || input.preview !== null ? null : (
        <div className="acts">
          <Button
            busy={input.isBusy ? words.checking : null}
            onClick={() => void input.ask()}
            data-testid="import-ask"
          >
            {words.ask}
          </Button>
        </div>
      )}
      {input.preview === null ? null : (
        <ImportPreview
          entries={input.preview}
          isBusy={input.isBusy}
          onArm={() => void input.arm()}
          onMean={() => void input.mean()}
        />
      )}
      {input.problem === null ? null : <Refusal problem={input.problem} />}
      <p className="hint" role="status" data-testid="import-told">
        {input.armed === null ? "" : words.armed(input.armed)}
      </p>
    </details>
  );
};
