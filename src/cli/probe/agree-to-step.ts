import type { Consent, MoneyStep } from "#services/probe/probe-session.ts";
import { satsInWords } from "#services/probe/sats-in-words.ts";
import type { Terminal } from "./open-terminal.ts";

const limitOf = ({ atMost }: MoneyStep): string =>
  atMost === 0 ? "nothing more at risk" : `at most ${satsInWords(atMost)}`;

/** Asks about one step that moves money: no answer is a no. `yes` agrees to all; without a terminal nobody agrees. */
export const agreeToStep =
  (terminal: Terminal | null, options: { readonly yes: boolean; readonly say: (text: string) => void }) =>
  async (step: MoneyStep): Promise<Consent> => {
    const question = `Next: ${step.does} (${limitOf(step)}).`;
    if (options.yes) {
      options.say(question);
      return "yes";
    }
    if (terminal === null) return "nobody";
    const answer = await terminal.ask(`${question} Go on? [y/N] `);
    return answer !== null && /^y(es)?$/i.test(answer.trim()) ? "yes" : "no";
  };
