import assert from 'node:assert/strict';
import { tourIndex } from '../../../../tools/tour/tourIndex';

describe('the index page of the tour', () => {
  it('shows each picture in each theme under its title', () => {
    const steps = [{ name: 'apps', title: 'Apps & "more"' }];
    const page = tourIndex(steps, [{ name: 'light' }, { name: 'dark' }]);
    assert.match(page, /<h2 id="apps">Apps &amp; &quot;more&quot;<\/h2>/);
    assert.deepEqual(page.match(/(?<=src=")[^"]+/g), ['apps.light.png', 'apps.dark.png']);
  });
});
