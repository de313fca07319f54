/** What `work` answers within `ms`; null where it takes longer: a page is then sent without it. */
export const inTime = <T>(work: Promise<T>, ms: number): Promise<T | null> => {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ms).unref());
  return Promise.race([work, late]);
};
