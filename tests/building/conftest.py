"""Short documents in Chinese, as files."""

import pytest

TEXTS = {
    "海棠县工会报告.txt": "吉林省总工会五年工作报告\n五年来，吉林省总工会开展安康杯竞赛，建成职工书屋120家。\n"
    "今后五年，要深化工资集体协商，建设工会户外劳动者服务站点300个。\n",
    "省里的通知.txt": "关于开展送清凉活动的通知\n山西省总工会要求各市总工会开展送清凉活动，为环卫工人送去防暑用品。\n"
    "各市总工会要会同应急管理局检查高温作业的劳动保护。\n",
    "新闻/集体协商.txt": "辽宁省总工会开展集体协商要约行动\n辽宁省总工会联合辽宁省人力资源和社会保障厅开展集体协商要约行动，"
    "签订集体合同2300份。\n",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder with three readable documents."""
    root = tmp_path_factory.mktemp("documents")
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
