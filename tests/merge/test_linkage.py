from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from extract.merge.linkage import Cluster, Linkage, Pair

NONE = -5_000


def clusters(size: int, pairs: list[Pair], none: int = NONE, lowest: int = -(10**9)) -> list[Cluster]:
    return Linkage([0] * size, pairs, lambda one, other: one + other, none, lowest).clusters()


def test_pairs_that_fit_are_one() -> None:
    assert clusters(3, [Pair(0, 1, 900), Pair(1, 2, 800), Pair(0, 2, 700)]) == [Cluster((0, 1, 2), 800)]
    assert clusters(2, [Pair(0, 1, -1)]) == clusters(2, []) == []


def test_a_chain_is_no_cluster() -> None:
    """Each fits the next, none the one after: the best two are one, the third has to fit both."""
    chain = [Pair(0, 1, 900), Pair(1, 2, 1_000), Pair(2, 3, 900)]
    assert [cluster.members for cluster in clusters(4, chain)] == [(1, 2)]


def test_one_pair_that_does_not_fit_keeps_clusters_apart() -> None:
    pairs = [Pair(0, 1, 5_000), Pair(1, 2, 5_000), Pair(0, 2, -3_000)]
    assert [cluster.members for cluster in clusters(3, pairs)] == [(0, 1, 2)]
    assert [cluster.members for cluster in clusters(3, pairs, lowest=-2_000)] == [(0, 1)]


def test_states_that_do_not_go_together_stay_apart() -> None:
    pairs = [Pair(0, 1, 900), Pair(0, 2, 800), Pair(1, 2, 800)]
    found = Linkage([1, 1, 2], pairs, lambda one, other: one if one == other else None, NONE).clusters()
    assert [cluster.members for cluster in found] == [(0, 1)]


GRAPHS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-4_000, 4_000),
    max_size=20,
)


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_means_nothing(graph: dict[tuple[int, int], int], random: object) -> None:
    pairs = [Pair(*members, score) for members, score in graph.items()]
    shuffled = sorted(pairs, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert clusters(8, pairs) == clusters(8, shuffled)


@given(GRAPHS)
def test_each_cluster_holds_together(graph: dict[tuple[int, int], int]) -> None:
    """The mean over all its pairs is above 0, those without a score counting low, and none is below the lowest."""
    for members, _ in clusters(8, [Pair(*members, score) for members, score in graph.items()], lowest=-1_500):
        scores = [graph.get(pair, NONE) for pair in combinations(members, 2)]
        assert sum(scores) > 0
        assert all(graph.get(pair, 0) >= -1_500 for pair in combinations(members, 2))
