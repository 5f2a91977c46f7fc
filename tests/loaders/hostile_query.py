"""A query of the library whose every word tries to become something else than text."""

HOSTILE = """\
// title-zh: <img src=x onerror="window.hacked = 1">标题
// title-en: </h4></slide><script>window.hacked = 1</script> one = 'title'
// question-zh: &lt;b&gt; 与 "引号" onclick="window.hacked = 1"
// question-en: javascript:alert(1)
// parameter: name string = '</pre><script>window.hacked = 1</script>\\
// parameter-zh: <b>名称</b>
// parameter-en: <i>name</i>
MATCH (one:Record) WHERE one.value = 3 OR one.name = $name OR one.name = 'a</pre><slide>' OR one.name = "href='javascript:x'"
RETURN one.name AS one // on1 = "$name"
"""
