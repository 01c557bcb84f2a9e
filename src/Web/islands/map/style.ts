// The drawing rules of the map: a pale ground made of our own borders and streets, the data its only strong colour.
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Colours } from './colours';

export interface Source { url?: string; geoJson?: object; layer?: string; maxZoom?: number }
export interface Field { name: string; label: string }
export interface Spot { longitude: number; latitude: number; name: string; metres: number }
export interface MapLayers {
  bounds: [number, number, number, number];
  ground?: Source; areas?: Source; lines?: Source; water?: Source; points?: Source;
  streets?: Source; works?: Source; spot?: Spot;
  cluster?: boolean;
  card: Field[];
}

/** Layers that answer to the pointer, uppermost first. */
export const touchable = ['points', 'work-lines', 'lines', 'areas'];

/** Sources whose address asks for what lies in the window: fetched anew when it moves. */
export const windowed = (map: MapLayers): [string, string][] =>
  (['areas', 'streets', 'lines', 'points'] as const).flatMap(name => map[name]?.url?.includes('{bbox}') ? [[name, map[name].url] as [string, string]] : []);

function source(of: Source, more: object = {}): SourceSpecification {
  if (!of.url || of.url.includes('{bbox}')) return { type: 'geojson', data: of.geoJson ?? { type: 'FeatureCollection', features: [] }, generateId: true, ...more } as SourceSpecification;
  const url = new URL(of.url, location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  return of.layer
    ? { type: 'vector', tiles: [url], maxzoom: of.maxZoom ?? 14, promoteId: 'key' }
    : { type: 'geojson', data: url, generateId: true, ...more } as SourceSpecification;
}

export function styleOf(map: MapLayers, colour: Colours): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {};
  const layers: LayerSpecification[] = [{ id: 'ground', type: 'background', paint: { 'background-color': colour(map.streets ? 'land' : 'ground') } }];
  const add = (name: string, of: Source, list: object[], more?: object) => {
    sources[name] = source(of, more);
    for (const layer of list) layers.push({ source: name, ...(of.layer ? { 'source-layer': of.layer } : {}), ...layer } as LayerSpecification);
  };

  if (map.ground) add('ground-areas', map.ground, [
    { id: 'ground-areas', type: 'fill', paint: { 'fill-color': colour('land') } },
    { id: 'ground-borders', type: 'line', paint: { 'line-color': colour('shore'), 'line-width': 0.8 } },
  ]);
  if (map.areas) {
    const steps = Array.from({ length: 7 }, (_, i) => [i + 1, colour(`seq${i + 1}`)]).flat();
    add('areas', map.areas, [{
      id: 'areas', type: 'fill',
      paint: { 'fill-color': ['match', ['coalesce', ['get', 'step'], 0], ...steps, colour('land')] },
    }]);
  }
  if (map.water) add('water', map.water, [
    { id: 'water', type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour('water') } },
    { id: 'streams', type: 'line', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': colour('water'), 'line-width': 2 } },
  ]);
  if (map.lines) {
    const width = (grow: number) => ['interpolate', ['exponential', 1.5], ['zoom'], 9, ['+', grow / 2, ['*', 0.4, ['coalesce', ['get', 'width'], 1]]], 16, ['+', grow, ['*', 4, ['coalesce', ['get', 'width'], 1]]]];
    add('lines', map.lines, [
      { id: 'line-edges', type: 'line', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': colour('line'), 'line-width': width(1.4) } },
      { id: 'lines', type: 'line', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ['case', ['boolean', ['feature-state', 'on'], false], colour('ink'), ['boolean', ['get', 'data'], false], colour('accent'), colour('road')], 'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 9, 1.2, 16, 5] } },
    ]);
  }
  if (map.streets || map.works) addWorks(map, colour, add);
  if (map.areas) layers.push({
    id: 'borders', type: 'line', source: 'areas', ...(map.areas.layer ? { 'source-layer': map.areas.layer } : {}),
    paint: {
      'line-color': ['case', ['boolean', ['feature-state', 'on'], false], colour('ink'), ['has', 'step'], colour('border'), colour('shore')],
      'line-width': ['case', ['boolean', ['feature-state', 'on'], false], 2.5, ['has', 'step'], 1.2, 0.8],
    },
  } as LayerSpecification);
  if (map.points) addPoints(map, colour, add);
  if (map.areas) layers.push(names(map.areas, colour));
  return { version: 8, sources, layers };
}

function addPoints(map: MapLayers, colour: Colours, add: (name: string, of: Source, list: object[], more?: object) => void): void {
  const single = map.cluster ? ['!', ['has', 'point_count']] : ['literal', true];
  // A dot of several rows is larger; the area grows with the rows, up to a bound.
  const joined = ['min', 9, ['*', 0.8, ['sqrt', ['-', ['coalesce', ['get', 'n'], 1], 1]]]];
  const radius = ['interpolate', ['linear'], ['zoom'], 8, ['+', 2, ['*', 0.5, joined]], 12, ['+', 3.4, joined], 16, ['+', 7, joined]];
  const list: object[] = [{
    id: 'points', type: 'circle', filter: single,
    paint: {
      'circle-radius': radius,
      'circle-color': ['case', ['boolean', ['get', 'outside'], false], colour('ground'), colour('accent')],
      'circle-stroke-color': ['case', ['boolean', ['feature-state', 'on'], false], colour('ink'), ['boolean', ['get', 'outside'], false], colour('late'), colour('ground')],
      'circle-stroke-width': ['case', ['boolean', ['feature-state', 'on'], false], 3, ['boolean', ['get', 'outside'], false], 1.6, 0.6],
    },
  }];
  if (map.cluster) list.push(
    { id: 'clusters', type: 'circle', filter: ['has', 'point_count'], paint: { 'circle-color': colour('accent'), 'circle-stroke-color': colour('ground'), 'circle-stroke-width': 2, 'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'point_count']], 0, 10, 4, 34] } },
    { id: 'counts', type: 'symbol', filter: ['has', 'point_count'], layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-size': 13, 'text-font': ['Bold'], 'text-allow-overlap': true }, paint: { 'text-color': colour('on-accent') } },
  );
  add('points', map.points!, list, map.cluster ? { cluster: true, clusterRadius: 44, clusterMaxZoom: 13 } : {});
}

// The width of a line that is so many metres wide where the map is near, and still seen from far.
const near = (far: number, at14: number, at16: number, at18: number) => ['interpolate', ['exponential', 1.6], ['zoom'], 11, far, 14, at14, 16, at16, 18, at18];

// Streets as on a town map, and the works on them: hatched closed now, rungs closed at other hours, dashed planned, teal dashes a bus detour.
function addWorks(map: MapLayers, colour: Colours, add: (name: string, of: Source, list: object[], more?: object) => void): void {
  const lanes = ['coalesce', ['get', 'width'], 1];
  const wide = (more: number) => ['interpolate', ['exponential', 1.6], ['zoom'], 11, ['+', more / 3, ['*', 0.5, lanes]], 14, ['+', more, ['*', 2, lanes]], 16, ['+', more, 2, ['*', 6, lanes]], 18, ['+', more, 6, ['*', 15, lanes]]];
  const round = { 'line-cap': 'round', 'line-join': 'round' };
  if (map.streets) add('streets', map.streets, [
    { id: 'street-edges', type: 'line', layout: round, paint: { 'line-color': colour('shore'), 'line-width': wide(1.6) } },
    { id: 'streets', type: 'line', layout: round, paint: { 'line-color': colour('road'), 'line-width': wide(0) } },
    {
      id: 'street-names', type: 'symbol', minzoom: 13.5,
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 320, 'text-field': ['get', 'name'], 'text-size': ['match', lanes, 1, 12, 13], 'text-font': ['match', lanes, 1, ['literal', ['Regular']], ['literal', ['Bold']]], 'text-max-angle': 40, 'text-padding': 8 },
      paint: { 'text-color': ['match', lanes, 1, colour('ink-2'), colour('ink')], 'text-halo-color': colour('road'), 'text-halo-width': 1.6 },
    },
  ]);
  if (map.spot && map.spot.metres > 0) add('circle', { geoJson: ring(map.spot) }, [
    { id: 'circle', type: 'fill', paint: { 'fill-color': colour('accent'), 'fill-opacity': 0.07 } },
    { id: 'circle-edge', type: 'line', paint: { 'line-color': colour('accent'), 'line-width': 1.4, 'line-dasharray': [2, 2.5] } },
  ]);
  if (!map.works) return;
  const kind = (name: string) => ['==', ['get', 'kind'], name];
  const state = (name: string) => ['all', kind('work'), ['==', ['get', 'state'], name]];
  add('works', map.works, [
    { id: 'detours', type: 'line', filter: kind('detour'), layout: round, paint: { 'line-color': colour('cat2'), 'line-width': near(1.5, 2.5, 4, 7), 'line-dasharray': [1.2, 2] } },
    { id: 'work-lines', type: 'line', filter: kind('work'), layout: { 'line-cap': 'butt', 'line-join': 'round' }, paint: { 'line-color': ['case', ['boolean', ['feature-state', 'on'], false], colour('ink'), ['==', ['get', 'state'], 'planned'], colour('mark-3'), colour('danger')], 'line-width': near(3.5, 8, 13, 24) } },
    { id: 'work-planned', type: 'line', filter: state('planned'), paint: { 'line-color': colour('ground'), 'line-width': near(2, 5.5, 10, 20) } },
    { id: 'work-dashes', type: 'line', filter: state('planned'), paint: { 'line-color': colour('mark-3'), 'line-width': near(1, 1.6, 2, 3), 'line-dasharray': [3, 2] } },
    { id: 'work-open', type: 'line', filter: state('open'), paint: { 'line-pattern': 'rungs', 'line-width': near(2.4, 6, 10, 20) } },
    { id: 'work-closed', type: 'line', filter: state('closed'), paint: { 'line-pattern': 'hatch', 'line-width': near(2.4, 6, 10, 20) } },
    { id: 'moved-stops', type: 'circle', filter: kind('stop'), paint: { 'circle-radius': near(2.5, 4.5, 6, 8), 'circle-color': colour('ground'), 'circle-stroke-color': colour('cat2'), 'circle-stroke-width': 2.5 } },
  ]);
}

function ring(spot: Spot): object {
  const across = spot.metres / (111320 * Math.cos(spot.latitude * Math.PI / 180));
  const corners = Array.from({ length: 97 }, (_, i) => [spot.longitude + across * Math.cos(i * Math.PI / 48), spot.latitude + spot.metres / 111000 * Math.sin(i * Math.PI / 48)]);
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [corners] } }] };
}

/** Tiles that a line is filled with: strokes aslant, or rungs across. */
export function pattern(name: string, colour: Colours): ImageData {
  const size = 20;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [size, size];
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = colour(name === 'hatch' ? 'danger' : 'ground');
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = colour(name === 'hatch' ? 'ground' : 'danger');
  pen.lineWidth = name === 'hatch' ? 4 : 5;
  pen.beginPath();
  for (const x of name === 'hatch' ? [-size, 0, size] : [size / 2]) {
    pen.moveTo(x, size);
    pen.lineTo(name === 'hatch' ? x + size : x, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

// No glyph server is named, so MapLibre draws every letter from the page's own font.
function names(areas: Source, colour: Colours): LayerSpecification {
  const dark = ['>=', ['coalesce', ['get', 'step'], 0], 5];
  const plain = ['!', ['has', 'step']];
  return {
    id: 'names', type: 'symbol', source: 'areas', ...(areas.layer ? { 'source-layer': areas.layer } : {}),
    layout: {
      'text-field': ['case', ['has', 'value'], ['format', ['get', 'name'], {}, '\n', {}, ['to-string', ['get', 'value']], { 'text-font': ['literal', ['Bold']] }], ['coalesce', ['get', 'name'], '']],
      'text-size': 13, 'text-font': ['Regular'], 'text-padding': 4,
    },
    paint: {
      'text-color': ['case', plain, colour('ink'), dark, colour('on-seq-high'), colour('on-seq-low')],
      'text-halo-color': ['match', ['coalesce', ['get', 'step'], 0], ...Array.from({ length: 7 }, (_, i) => [i + 1, colour(`seq${i + 1}`)]).flat(), colour('land')],
      'text-halo-width': 1.4,
    },
  } as LayerSpecification;
}
