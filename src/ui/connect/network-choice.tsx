"use client";

import Link from "next/link";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { hasSecondFactor } from "#ui/security/security-verdict.ts";
import { useSecurity } from "#ui/security/use-security.ts";

export type Network = AccountView["network"];

const NETWORKS: readonly { readonly value: Network; readonly name: string }[] = [
  { value: "paper", name: "Paper: simulated prices, no money" },
  { value: "signet", name: "Signet: LN Markets' test network" },
  { value: "mainnet", name: "Mainnet: real money" },
];

export const networkOf = (text: string): Network =>
  NETWORKS.find(({ value }) => value === text)?.value ?? "paper";

/** What real money asks for, and whether it is there. */
const MainnetNeeds = () => {
  const { data } = useSecurity();
  if (data === undefined) return <>Mainnet needs a second factor on your account.</>;
  if (hasSecondFactor(data)) return <>Mainnet needs a second factor, and your account has one.</>;
  return (
    <>
      Mainnet needs a second factor, and your account has none yet.{" "}
      <Link href="/security">Set one up under Security</Link>
    </>
  );
};

type Props = {
  readonly network: Network;
  readonly onChange: (network: Network) => void;
  readonly problem: string | null;
};

/** Where the key is from. */
export const NetworkChoice = ({ network, onChange, problem }: Props) => (
  <div className="field">
    <label htmlFor="network">Network</label>
    <select
      id="network"
      name="network"
      value={network}
      onChange={(event) => onChange(networkOf(event.currentTarget.value))}
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? "network-needs" : "network-needs network-problem"}
      data-testid="connect-network"
    >
      {NETWORKS.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
    <p className="hint" id="network-needs" role="status" data-testid="network-needs">
      {network === "mainnet" ? <MainnetNeeds /> : null}
    </p>
    {problem === null ? null : <FormError id="network-problem">{problem}</FormError>}
  </div>
);
