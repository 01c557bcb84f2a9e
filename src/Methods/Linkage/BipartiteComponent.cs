namespace Maru.Methods.Linkage;

/// <summary>
/// The heaviest matching of one group of pairs: shortest augmenting paths with potentials (Jonker and Volgenant, 1987) over the pairs there are. Each left
/// row has a dummy partner of weight 0, so that staying single is a choice too.
/// </summary>
internal sealed class BipartiteComponent
{
    private readonly int[] _group;
    private readonly int[] _starts;
    private readonly int[] _edges;
    private readonly int[] _rightOf;
    private readonly double[] _cost;
    private readonly int _lefts, _rights;

    public BipartiteComponent(int[] group, IReadOnlyList<ScoredPair> pairs, double floor)
    {
        _group = group;
        var leftNumbers = Numbers(group, place => pairs[place].Left);
        var rightNumbers = Numbers(group, place => pairs[place].Right);
        (_lefts, _rights) = (leftNumbers.Count, rightNumbers.Count);
        _rightOf = [.. group.Select(place => rightNumbers[pairs[place].Right])];
        // A pair just at the floor is still preferred to staying single.
        _cost = [.. group.Select(place => -(pairs[place].Weight - floor) - 1e-9)];
        var leftOf = group.Select(place => leftNumbers[pairs[place].Left]).ToArray();
        _edges = [.. Enumerable.Range(0, group.Length).OrderBy(edge => leftOf[edge])];
        _starts = new int[_lefts + 1];
        foreach (int left in leftOf) _starts[left + 1]++;
        for (int i = 0; i < _lefts; i++) _starts[i + 1] += _starts[i];
    }

    public long Work => (long)_lefts * _group.Length;

    public IEnumerable<int> Solve()
    {
        var search = new Search(this);
        for (int left = 0; left < _lefts; left++) search.Augment(left);
        return search.Chosen().Select(edge => _group[edge]);
    }

    private static Dictionary<int, int> Numbers(int[] group, Func<int, int> row)
    {
        var numbers = new Dictionary<int, int>();
        foreach (int place in group) numbers.TryAdd(row(place), numbers.Count);
        return numbers;
    }

    private sealed class Search
    {
        private const int None = -1;

        private readonly BipartiteComponent _graph;
        private readonly double[] _leftPotential, _rightPotential, _distance;
        private readonly int[] _leftAt, _edgeAt, _from, _fromEdge, _rightAt;
        private readonly PriorityQueue<int, double> _queue = new();
        private readonly List<int> _touched = [], _settled = [];
        private readonly bool[] _isSettled;

        public Search(BipartiteComponent graph)
        {
            _graph = graph;
            // Right nodes: the rights, then one dummy for each left.
            int nodes = graph._rights + graph._lefts;
            (_leftPotential, _rightPotential, _distance) = (new double[graph._lefts], new double[nodes], new double[nodes]);
            (_leftAt, _edgeAt, _from, _fromEdge, _isSettled) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes], new bool[nodes]);
            _rightAt = new int[graph._lefts];
            Array.Fill(_leftAt, None);
            Array.Fill(_rightAt, None);
            Array.Fill(_distance, double.PositiveInfinity);
            for (int left = 0; left < graph._lefts; left++) _leftPotential[left] = Math.Min(0, EdgesOf(left).Min(edge => graph._cost[edge]));
        }

        public void Augment(int start)
        {
            Expand(start, 0);
            int end = None;
            while (end == None && _queue.TryDequeue(out int right, out double distance))
            {
                if (_isSettled[right]) continue;
                _isSettled[right] = true;
                _settled.Add(right);
                if (_leftAt[right] == None) end = right;
                else Expand(_leftAt[right], distance);
            }
            Reprice(start, _distance[end]);
            Flip(start, end);
            Clear();
        }

        public IEnumerable<int> Chosen() => Enumerable.Range(0, _graph._rights).Where(right => _leftAt[right] != None).Select(right => _edgeAt[right]);

        private IEnumerable<int> EdgesOf(int left) => Enumerable.Range(_graph._starts[left], _graph._starts[left + 1] - _graph._starts[left]).Select(i => _graph._edges[i]);

        private void Expand(int left, double so)
        {
            for (int i = _graph._starts[left]; i < _graph._starts[left + 1]; i++) Reach(left, _graph._edges[i], _graph._rightOf[_graph._edges[i]], _graph._cost[_graph._edges[i]], so);
            Reach(left, None, _graph._rights + left, 0, so);
        }

        private void Reach(int left, int edge, int right, double cost, double so)
        {
            // Rounding must not make a reduced cost negative.
            double distance = so + Math.Max(0, cost - _leftPotential[left] - _rightPotential[right]);
            if (_isSettled[right] || distance >= _distance[right]) return;
            if (double.IsPositiveInfinity(_distance[right])) _touched.Add(right);
            (_distance[right], _from[right], _fromEdge[right]) = (distance, left, edge);
            _queue.Enqueue(right, distance);
        }

        private void Reprice(int start, double length)
        {
            _leftPotential[start] += length;
            foreach (int right in _settled)
            {
                double slack = length - _distance[right];
                _rightPotential[right] -= slack;
                if (_leftAt[right] != None) _leftPotential[_leftAt[right]] += slack;
            }
        }

        private void Flip(int start, int end)
        {
            for (int right = end, left = None; left != start;)
            {
                left = _from[right];
                (_leftAt[right], _edgeAt[right]) = (left, _fromEdge[right]);
                (right, _rightAt[left]) = (_rightAt[left], right);
            }
        }

        private void Clear()
        {
            foreach (int right in _touched) (_distance[right], _isSettled[right]) = (double.PositiveInfinity, false);
            _touched.Clear();
            _settled.Clear();
            _queue.Clear();
        }
    }
}
