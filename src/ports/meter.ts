import type { CounterName, GaugeName, HistogramName, LabelsOf } from "#domain/operations/metric-table.ts";

/** Takes down what happens, for whoever runs the installation. Nothing of a user is ever a label. */
export interface Meter {
  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  /** Takes down how long something took, in seconds. */
  time<Name extends HistogramName>(name: Name, seconds: number, labels: LabelsOf<Name>): void;
  set<Name extends GaugeName>(name: Name, value: number, labels: LabelsOf<Name>): void;
}

/** What a scrape is answered with. */
export type Scrape = { readonly contentType: string; text(): Promise<string> };
