// The drawing rules of the map: a pale ground made of our own borders and streets, the data its only strong colour.
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Colours } from './colours';

export interface Source { url?: string; geoJson?: object; layer?: string; maxZoom?: number }
export interface Field { name: string; label: string }
export interface MapLayers {
  bounds: [number, number, number, number];
  ground?: Source; areas?: Source; lines?: Source; water?: Source; points?: Source;
  cluster?: boolean;
  card: Field[];
}

/** Layers that answer to the pointer, uppermost first. */
export const touchable = ['points', 'lines', 'areas'];

/** Sources whose address asks for what lies in the window: fetched anew when it moves. */
export const windowed = (map: MapLayers): [string, string][] =>
  (['areas', 'lines', 'points'] as const).flatMap(name => map[name]?.url?.includes('{bbox}') ? [[name, map[name].url] as [string, string]] : []);

function source(of: Source, more: object = {}): SourceSpecification {
  if (!of.url || of.url.includes('{bbox}')) return { type: 'geojson', data: of.geoJson ?? { type: 'FeatureCollection', features: [] }, generateId: true, ...more } as SourceSpecification;
  const url = new URL(of.url, location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  return of.layer
    ? { type: 'vector', tiles: [url], maxzoom: of.maxZoom ?? 14, promoteId: 'key' }
    : { type: 'geojson', data: url, generateId: true, ...more } as SourceSpecification;
}

export function styleOf(map: MapLayers, colour: Colours): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {};
  const layers: LayerSpecification[] = [{ id: 'ground', type: 'background', paint: { 'background-color': colour('ground') } }];
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
