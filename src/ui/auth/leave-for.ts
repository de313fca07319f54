/** Loads another page. Never resolves, so that the button that led there stays busy until this page is gone. */
export const leaveFor = (path: string): Promise<void> => {
  window.location.assign(path);
  return new Promise(() => undefined);
};
