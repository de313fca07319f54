/** What a browser says it is, in words a trader knows. */
export interface DeviceNames {
  /** "Firefox on Linux"; null when the browser does not say. At most 60 characters, whatever it sends. */
  nameOf(userAgent: string | null): string | null;
}
