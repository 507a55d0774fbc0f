import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Savable } from '../save/menu/formats.js';

const loadExport = () =>
  import('../export.js').catch((error: Error) => {
    console.error(
      `Figures can not be saved: cnn-export.js (in a bundle, the chunk of @cnn/viz/export.js) could not be loaded. ${error.message}`,
    );
  });

/** Shared by all figures of a page, so that a missing file is reported once. */
let exportModule: ReturnType<typeof loadExport> | undefined;

/** Shows the menu for saving in a figure while it is `savable`; the code for that is loaded on first use. */
export class SaveController implements ReactiveController {
  private wasSavable = false;

  constructor(private readonly figure: Savable & ReactiveControllerHost) {}

  hostUpdated(): void {
    const { savable } = this.figure;
    if (!savable && !this.wasSavable) return;
    this.wasSavable = savable;
    exportModule ??= loadExport();
    void exportModule.then((module) => module?.updateSaveMenu(this.figure));
  }
}
