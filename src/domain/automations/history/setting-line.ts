/** A setting by the name its form gives it, and what it is set to. */
export type SettingLine = { readonly field: string; readonly value: string };
