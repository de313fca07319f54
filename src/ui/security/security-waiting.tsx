import { MISSING } from "#ui/format/format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { Part } from "./part.tsx";
import { PART_WORDS, type PartName } from "./part-words.ts";

type Props = {
  /** Why it could not be read; null while it is being read. */
  readonly problem: string | null;
  readonly onAgain: () => void;
};

const Reading = () => (
  <section className="verdict security-verdict" aria-busy="true" aria-label="Verdict">
    <div>
      <h1 className="faint">
        <span className="sk" />
        <span className="vh">Security</span>
      </h1>
      <p className="lede wide-lede">
        <span className="sk" />
      </p>
      <p className="sub">Reading how this account is protected.</p>
    </div>
    <dl className="proof">
      {["Read", "Logged in", "Confirmed"].map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{MISSING}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** The head of the page before there is anything to say: we do not know, and it looks like it. */
export const SecurityWaiting = ({ problem, onAgain }: Props) =>
  problem === null ? (
    <Reading />
  ) : (
    <section className="verdict security-verdict" aria-label="Verdict">
      <div>
        <h1 className="s-blind">
          <Glyph kind="blind" />
          <span>Not known</span>
        </h1>
        <p className="lede wide-lede">How this account is protected could not be read.</p>
        <p className="sub">{problem}</p>
        <div className="acts">
          <Button look="primary" onClick={onAgain}>
            Read it again
          </Button>
        </div>
      </div>
    </section>
  );

const isPartName = (name: string): name is PartName => name in PART_WORDS;

/** The subjects where they will stand, so that nothing moves when they are read. */
export const WaitingParts = ({ isReading }: { readonly isReading: boolean }) =>
  Object.keys(PART_WORDS)
    .filter(isPartName)
    .map((name) => (
      <Part key={name} name={name}>
        {isReading ? <span className="sk part-sk" /> : <p className="dim">Not known.</p>}
      </Part>
    ));
