import type { Workbench } from '../workbench/workbench';

/** One picture of the tour. The steps run in one window, each from where the one before left it. */
export interface TourStep {
  /** Name of the picture's file, without theme and extension. */
  readonly name: string;
  /** What the picture shows, for a person. */
  readonly title: string;
  /** Does what a person would do to see it. */
  run?(workbench: Workbench): Promise<void>;
  /** Does, after each change of the theme, what such a change takes away: a tooltip. */
  runInTheme?(workbench: Workbench): Promise<void>;
  /** What has to be in sight before the picture is taken. */
  readonly expects: readonly (string | RegExp)[];
  /** Undoes what would be in the way of the next step, such as an open menu. */
  leave?(workbench: Workbench): Promise<void>;
}
