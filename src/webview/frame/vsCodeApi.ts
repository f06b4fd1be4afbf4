/** What VS Code gives a page: a way to the host, and a state that outlives the page. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare global {
  /** Works once in the life of a page. */
  function acquireVsCodeApi(): VsCodeApi;
}
