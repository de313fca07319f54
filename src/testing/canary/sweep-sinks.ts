import type { Canary, CanaryKind } from "./canary.ts";
import { createFinder, type Finder } from "./create-finder.ts";
import { encodingsOf } from "./encodings-of.ts";
import type { Exception } from "./exceptions.ts";
import { OVERLAP_BYTES } from "./in-pieces.ts";
import type { Sink } from "./sink.ts";

/** A secret that was found. Says everything but the secret. */
export type Hit = {
  readonly kind: CanaryKind;
  readonly sink: string;
  readonly place: string;
  readonly encoding: string;
};

export type SinkReport = {
  readonly name: string;
  /** How much was searched; nothing proves nothing. */
  readonly bytes: number;
  readonly hits: readonly Hit[];
  /** What stands where it is shown on purpose. */
  readonly excepted: number;
};

export type SweepReport = {
  /** How many ways of writing how many secrets were searched for. */
  readonly secrets: number;
  readonly forms: number;
  readonly sinks: readonly SinkReport[];
  /** Exceptions that never struck. */
  readonly idle: readonly Exception[];
};

type Form = { readonly kind: CanaryKind; readonly encoding: string };
type Search = { readonly finder: Finder; readonly forms: readonly Form[] };

function searchFor(canaries: readonly Canary[]): Search {
  const all = canaries.flatMap(({ kind, bytes }) => encodingsOf(bytes).map((one) => ({ kind, ...one })));
  const finder = createFinder(all.map(({ bytes }) => bytes));
  if (finder.longest > OVERLAP_BYTES) throw new RangeError("A secret is longer than pieces overlap");
  return { finder, forms: all };
}

/** A place is named by what it is called, which may itself hold a secret: then it goes unnamed. */
function tellable(place: string, { finder }: Search): string {
  let isSecret = false;
  finder.find(Buffer.from(place, "utf8"), () => {
    isSecret = true;
  });
  return isSecret ? "a place whose name holds the secret" : place;
}

const excuses = ({ kind, sink, place }: Hit, exception: Exception): boolean =>
  exception.kind === kind && exception.sink === sink && exception.place.test(place);

type Ledger = { readonly exceptions: readonly Exception[]; readonly struck: Set<Exception> };

async function sweepSink(sink: Sink, search: Search, ledger: Ledger): Promise<SinkReport> {
  const hits = new Map<string, Hit>();
  let bytes = 0;
  for await (const piece of sink.read()) {
    bytes += piece.bytes.length;
    search.finder.find(piece.bytes, (number) => {
      const form = search.forms[number];
      if (form === undefined) return;
      const { kind, encoding } = form;
      const hit: Hit = { kind, sink: sink.name, place: tellable(piece.place, search), encoding };
      hits.set(JSON.stringify(hit), hit);
    });
  }
  const left: Hit[] = [];
  for (const hit of hits.values()) {
    const exception = ledger.exceptions.find((one) => excuses(hit, one));
    if (exception === undefined) left.push(hit);
    else ledger.struck.add(exception);
  }
  return { name: sink.name, bytes, hits: left, excepted: hits.size - left.length };
}

/** Looks for every secret, in every way of writing it, in everything each sink holds. */
export async function sweepSinks(
  sinks: readonly Sink[],
  canaries: readonly Canary[],
  exceptions: readonly Exception[],
): Promise<SweepReport> {
  const search = searchFor(canaries);
  const ledger: Ledger = { exceptions, struck: new Set() };
  const reports: SinkReport[] = [];
  for (const sink of sinks) reports.push(await sweepSink(sink, search, ledger));
  return {
    secrets: canaries.length,
    forms: search.forms.length,
    sinks: reports,
    idle: exceptions.filter((exception) => !ledger.struck.has(exception)),
  };
}
