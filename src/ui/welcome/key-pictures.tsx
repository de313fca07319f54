import type { ReactNode } from "react";
import { CROSS_SCOPES, NEEDED_SCOPES, WITHDRAW_SCOPE } from "#domain/accounts/judge-permissions.ts";
import { CONNECT_WORDS } from "#ui/connect/connect-words.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PICTURE_WORDS } from "./picture-words.ts";

/** What the place is called at the exchange, in any language. */
const PLACE = "API";

type DrawnProps = {
  readonly caption: string;
  readonly text: string;
  readonly height: number;
  readonly children: ReactNode;
};

const Drawn = ({ caption, text, height, children }: DrawnProps) => (
  <figure className="drawn">
    <figcaption>{caption}</figcaption>
    <svg viewBox={`0 0 320 ${height}`} role="img" aria-label={text}>
      {children}
    </svg>
  </figure>
);

const WherePicture = () => {
  const { where: words } = useWords(PICTURE_WORDS);
  return (
    <Drawn caption={words.caption} text={words.drawn} height={116}>
      <rect x="1" y="1" width="318" height="114" />
      <path d="M120 1V115" />
      <text x="16" y="30">
        {words.profile}
      </text>
      <rect className="strong" x="10" y="42" width="100" height="28" />
      <text x="16" y="61">
        {PLACE}
      </text>
      <text x="16" y="92">
        {words.other}
      </text>
      <rect className="strong" x="152" y="40" width="136" height="32" rx="4" />
      <text x="220" y="61" textAnchor="middle">
        {words.button}
      </text>
      <path d="M112 56H146M140 51L146 56L140 61" />
    </Drawn>
  );
};

const ROW = 26;
const TICKED: readonly string[] = [...NEEDED_SCOPES, ...CROSS_SCOPES];

const ScopesPicture = () => {
  const { scopes: words } = useWords(PICTURE_WORDS);
  const end = 22 + TICKED.length * ROW;
  return (
    <Drawn
      caption={words.caption}
      text={words.drawn(TICKED.join(", "), WITHDRAW_SCOPE)}
      height={end + ROW + 4}
    >
      {TICKED.map((scope, index) => (
        <g key={scope} transform={`translate(16 ${14 + index * ROW})`}>
          <rect className="strong" width="14" height="14" />
          <path className="strong" d="M3 7L6 10L11 3" />
          <text x="26" y="12">
            {scope}
          </text>
        </g>
      ))}
      <path d={`M16 ${end - 4}H304`} />
      <g transform={`translate(16 ${end + 6})`}>
        <rect width="14" height="14" />
        <text x="26" y="12">
          {WITHDRAW_SCOPE}
        </text>
        <path className="strong" d="M22 8H210" />
      </g>
    </Drawn>
  );
};

const ActivatePicture = () => {
  const { activate: words } = useWords(PICTURE_WORDS);
  return (
    <Drawn caption={words.caption} text={words.drawn} height={84}>
      <path d="M40 32A10 10 0 1 0 40 52A10 10 0 1 0 40 32M50 42H92M82 42V52M92 42V50" />
      <rect x="124" y="32" width="40" height="20" rx="10" />
      <circle cx="134" cy="42" r="6" />
      <text x="144" y="72" textAnchor="middle">
        {words.off}
      </text>
      <path d="M178 42H212M206 37L212 42L206 47" />
      <rect className="strong" x="226" y="32" width="40" height="20" rx="10" />
      <circle className="full" cx="256" cy="42" r="6" />
      <text x="246" y="72" textAnchor="middle">
        {words.on}
      </text>
    </Drawn>
  );
};

const PastePicture = () => {
  const { paste: words } = useWords(PICTURE_WORDS);
  const { secrets } = useWords(CONNECT_WORDS);
  return (
    <Drawn caption={words.caption} text={words.drawn} height={120}>
      {[secrets.key, secrets.secret, secrets.passphrase].map((part, index) => (
        <g key={part} transform={`translate(0 ${10 + index * 36})`}>
          <text x="8" y="18">
            {part}
          </text>
          <path d="M148 14H182M176 9L182 14L176 19" />
          <rect className="strong" x="194" y="1" width="118" height="26" rx="3" />
          <path d="M204 14H264" strokeDasharray="3 5" />
        </g>
      ))}
    </Drawn>
  );
};

/** Where a key is made, what it may do, that it has to be activated, and where its parts go. */
export const KeyPictures = () => (
  <div className="pictures">
    <WherePicture />
    <ScopesPicture />
    <ActivatePicture />
    <PastePicture />
  </div>
);
