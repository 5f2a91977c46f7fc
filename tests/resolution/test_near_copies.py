SENTENCES = (
    "海棠市总工会五年来建成职工驿站二十个。",
    "全市各级工会走访慰问困难职工三千余户。",
    "各区县工会普遍建立了职工服务平台和窗口。",
    "职工对服务的满意程度逐年有了明显提高。",
    "今后五年还要让更多的一线职工用上驿站。",
)


def story(draft, path, sentences=SENTENCES):
    made = draft(path)
    for number, sentence in enumerate(sentences):
        made.sentence(sentence)
        if number == 0:
            body = made.entity("TradeUnion", "海棠市总工会", seen="海棠市总工会")
            station = made.entity("Facility", "职工驿站", seen="职工驿站", scope="吉林省")
            made.state(body, "ESTABLISHES", station)
            made.figure(station, "二十个", 20, "个", body=body)
    return made


def observations(graph):
    return [node for node in graph.node_list if node.type == "Observation"]


def test_a_near_copys_figures_are_mentions_of_the_first_documents(draft, graph_of):
    graph = graph_of(story(draft, "a.txt"), story(draft, "b.txt", (*SENTENCES[:4], "（来源：某网站转载自海棠日报的报道）")))
    assert graph.origins == ["", "document/a.txt"]
    (observation,) = observations(graph)
    mentioned = [edge.target for edge in graph.edge_list if edge.type == "MENTIONED_IN" and edge.source == observation.id]
    assert mentioned == ["passage/a.txt/0-19", "passage/b.txt/0-19"]
    edge = graph.edges["organization/海棠市总工会", "ESTABLISHES", "facility/吉林省/职工驿站"]
    assert edge.properties["count"] == 2


def test_a_document_that_shares_less_has_figures_of_its_own(draft, graph_of):
    others = tuple(f"这一句话是第{number}次写到完全不同的事情。" for number in "一二三四")
    graph = graph_of(story(draft, "a.txt"), story(draft, "b.txt", (SENTENCES[0], *others)))
    assert graph.origins == ["", ""]
    assert len(observations(graph)) == 2


def test_a_changed_figure_in_a_copy_is_a_figure_of_its_own(draft, graph_of):
    copy = story(draft, "b.txt", (*SENTENCES[:4], "今后五年再建成四十个这样的职工驿站。"))
    copy.figure(1, "四十个", 40, "个")
    graph = graph_of(story(draft, "a.txt"), copy)
    assert graph.origins == ["", "document/a.txt"]
    assert sorted(node.properties["value"] for node in observations(graph)) == [20.0, 40.0]


def test_a_copy_of_a_copy_leads_to_the_first(draft, graph_of):
    graph = graph_of(story(draft, "a.txt"), story(draft, "b.txt"), story(draft, "c.txt"))
    assert graph.origins == ["", "document/a.txt", "document/a.txt"]
    assert len(observations(graph)) == 1


def test_headings_and_greetings_make_no_copy(draft, graph_of):
    greeting = ("各位代表：", "一、总体要求")
    assert graph_of(without_facts(draft, "a.txt", greeting), without_facts(draft, "b.txt", greeting)).origins == ["", ""]


def without_facts(draft, path, sentences):
    made = draft(path)
    for sentence in sentences:
        made.sentence(sentence)
    return made
