import type { CounterName, GaugeName, HistogramName, LabelsOf } from "#domain/operations/metric-table.ts";

/** Takes down what happens, for whoever runs the installation. Nothing of a user is ever a label. */
export interface Meter {
  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  /** Takes down how long something took, in seconds. */
  time<Name extends HistogramName>(name: Name, seconds: number, labels: LabelsOf<Name>): void;
  /** Sets a whole gauge: a value it had and is not given here is answered no more. */
  replace<Name extends GaugeName>(name: Name, readings: readonly Reading<Name>[]): void;
}

/** A value of a gauge, and what it is the value of. */
export type Reading<Name extends GaugeName> = { readonly value: number; readonly labels: LabelsOf<Name> };

/** What a scrape is answered with. */
export type Scrape = { readonly contentType: string; text(): Promise<string> };
